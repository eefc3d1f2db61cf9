"""Choice of words: opposites, broader and narrower terms, false friends, another sense."""
