"""Weights of the bead model. Written by ``training/fit_beads.py``; not to be edited by hand."""

BEAD_WEIGHTS = {
    "sim": 5.5, "sim2": 2.4, "size": -1.8, "full": 1.3, "gap": 2.0, "gap1": -3.3, "gale": -1.1,
    "more": -2.8, "join": 0.0, "many": 1.0, "long": 0.0, "less": -1.9, "part": 4.6,
    "parts": -1.6, "stop": 0.8, "nums": -0.4, "par": -1.6, "head": -2.8,
}

ALONE_WEIGHTS = {
    "one": 1.5, "full": -2.4, "length": 0.5, "near": -1.3, "whole": -0.5,
}
