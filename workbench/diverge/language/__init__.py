"""Words and passages that are not in the language of the translation."""
