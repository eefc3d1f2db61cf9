"""A user's glossary."""
