"""Whole sentences: added, omitted, moved, repeated."""
