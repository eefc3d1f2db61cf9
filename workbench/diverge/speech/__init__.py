"""Questions, quotations and who is said to say what."""
