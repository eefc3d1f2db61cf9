"""Words: which of one text answer which of its translation, and why a word has no answer.

In come pairs of segments and a word encoder, out go a :class:`~workbench.model.WordAlignment`
each. Imports neither of the other two rooms.
"""
