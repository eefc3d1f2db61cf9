"""Words that stand twice in the translation and once in the original."""
