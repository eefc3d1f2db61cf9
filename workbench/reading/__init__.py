"""What a pair of segments is: words, links, trees, verb groups, negations, quantities, names.

In come segments, their word links and parses; out goes a
:class:`~workbench.reading.view.PairView`, which judges nothing.
"""
