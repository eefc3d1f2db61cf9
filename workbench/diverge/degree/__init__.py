"""Degree, hedges and quantifiers."""
