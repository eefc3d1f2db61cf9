"""Sentences: which of one document answer which of another, and how sure each link is.

In come two documents and a sentence encoder, out goes a :class:`~workbench.model.Bitext`.
Imports neither of the other two rooms.
"""
