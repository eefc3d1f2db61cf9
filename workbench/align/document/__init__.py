"""Documents as wholes: how two relate, what names and dates they share, chapters they number.

In come two documents, out go a :class:`~workbench.align.Comparison` or the anchors between which
sentences are aligned. Stands on the room of sentences.
"""
