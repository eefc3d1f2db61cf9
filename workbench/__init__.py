"""Comparative translation analysis: align, score, flag, report."""

__version__ = "0.1.0"
