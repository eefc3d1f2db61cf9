"""Weights of the bead model. Written by ``training/fit_beads.py``; not to be edited by hand."""

BEAD_WEIGHTS = {
    "sim": 5.848,
    "sim2": 2.737,
    "size": -1.293,
    "full": 0.455,
    "gap": 1.035,
    "gap1": -2.707,
    "gale": -0.912,
    "more": -2.668,
    "join": -0.717,
    "many": 0.683,
    "long": -0.053,
    "less": -1.521,
    "part": 5.069,
    "parts": -1.412,
    "stop": 0.593,
    "nums": -0.71,
    "par": -0.565,
    "head": -2.8,
}

ALONE_WEIGHTS = {
    "one": 2.254,
    "full": -0.722,
    "length": 0.221,
    "near": -3.197,
    "whole": -3.766,
}
