"""Proper names."""
