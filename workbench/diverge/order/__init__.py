"""Words of the translation that are out of order."""
