"""Polarity."""
