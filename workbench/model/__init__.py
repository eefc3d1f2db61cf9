"""The values that everything else makes, passes on and shows.

Here live texts, links, words, scores and divergences; nothing comes in but plain strings and
numbers, and out go values that know no room above them. All are frozen and slotted; sequences
are tuples. Source and target are roles, not positions. Positions are character offsets, half
open ``[start, end)``:

- of a :class:`Sentence` and a :class:`Block`, into ``Document.text``;
- of a :class:`Token`, into the text of the :class:`Segment` (or sentence) that holds it;
- of a :class:`Divergence` in an :class:`Analysis`, into the two documents' texts.

Identifiers are strings that survive a save and a reload: ``s12`` is the thirteenth
sentence of the source, ``t12`` of the target, ``L7`` the eighth link, ``D3`` the fourth
divergence.
"""

from workbench.model.findings import (
    SEVERITIES,
    Analysis,
    Divergence,
    DocumentScore,
    Interval,
    LinkScore,
    Metric,
    Severity,
)
from workbench.model.glossary import GlossaryStatus, GlossaryTerm
from workbench.model.links import (
    Bitext,
    Link,
    LinkKind,
    Signature,
    UnlinkedWord,
    WordAlignment,
    WordLink,
)
from workbench.model.text import (
    SIDES,
    Block,
    Document,
    Segment,
    SegmentPair,
    Sentence,
    Side,
    Span,
    Token,
    facing,
    index_of,
)

__all__ = [
    "SEVERITIES",
    "SIDES",
    "Analysis",
    "Bitext",
    "Block",
    "Divergence",
    "Document",
    "DocumentScore",
    "GlossaryStatus",
    "GlossaryTerm",
    "Interval",
    "Link",
    "LinkKind",
    "LinkScore",
    "Metric",
    "Segment",
    "SegmentPair",
    "Sentence",
    "Severity",
    "Side",
    "Signature",
    "Span",
    "Token",
    "UnlinkedWord",
    "WordAlignment",
    "WordLink",
    "facing",
    "index_of",
]
