"""The taxonomy: every kind of divergence that the workbench can name.

A kind is what was found, not how grave it is; severity is judged separately. Names are
stable: files, command line and reports use them. The families follow the levels at which
translation studies describe shifts (content, quantity, name, polarity, reference,
structure, text), after Catford's shifts and the accuracy branch of the MQM typology
(Lommel et al. 2014).
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FAMILIES", "KINDS", "Kind", "family"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of divergence.

    ``label`` is what a reader sees, ``description`` says in one sentence what it means.
    """

    name: str
    family: str
    label: str
    description: str


FAMILIES: dict[str, str] = {
    "structure": "Who does what, and what belongs with what",
    "polarity": "Polarity and degree",
    "verbs": "Tense and modality",
    "speech": "Questions and quotations",
    "quantities": "Numbers and dates",
    "names": "Names",
    "reference": "Reference",
    "choice": "Choice of words",
    "content": "Content words",
    "language": "Language and form",
    "sentences": "Sentences and passages",
}

KINDS: dict[str, Kind] = {
    k.name: k
    for k in (
        Kind("attachment", "structure", "Attachment",
             "A phrase belongs with another word than in the original."),
        Kind("role", "structure", "Roles exchanged",
             "Who acts and who is acted upon are exchanged, or who acts is no longer said."),
        Kind("negation", "polarity", "Negation",
             "One side denies what the other asserts."),
        Kind("degree", "polarity", "Degree or hedge",
             "A word that strengthens, softens or limits a claim is lost, added or changed."),
        Kind("modality", "verbs", "Modality",
             "What must, may, can or would be is put in another mode."),
        Kind("tense", "verbs", "Tense or aspect",
             "What was, is or will be is put at another time or in another course."),
        Kind("question", "speech", "Question",
             "One side asks what the other states."),
        Kind("quotation", "speech", "Quotation",
             "Words are quoted on one side only, or other words are quoted."),
        Kind("attribution", "speech", "Attribution",
             "Words are attributed to someone else, or said in another way."),
        Kind("number", "quantities", "Number",
             "A number, quantity or ordinal differs, is lost or is added."),
        Kind("date", "quantities", "Date",
             "A date, month, weekday or year differs, is lost or is added."),
        Kind("unit", "quantities", "Unit or currency",
             "A quantity is stated in another unit or currency that does not amount to the same."),
        Kind("name", "names", "Name",
             "A proper name differs, is lost or is added."),
        Kind("reference", "reference", "Reference",
             "A pronoun or possessive points to someone or something else."),
        Kind("gender", "reference", "Gender",
             "Someone is a man on one side and a woman on the other."),
        Kind("opposite", "choice", "Opposite",
             "A word is rendered by one that means the opposite."),
        Kind("broader", "choice", "Broader term",
             "A word is rendered by a more general one."),
        Kind("narrower", "choice", "Narrower term",
             "A word is rendered by a more specific one."),
        Kind("false-friend", "choice", "False friend",
             "A word is rendered by one that looks like it and means something else."),
        Kind("sense", "choice", "Another sense",
             "A word is rendered by one that means something else."),
        Kind("terminology", "choice", "Terminology",
             "A term is rendered in several ways in one text."),
        Kind("glossary", "choice", "Glossary",
             "A rendering that the glossary asks for is missing, or one that it forbids is used."),
        Kind("omission", "content", "Omitted words",
             "Words of the original have no counterpart in the translation."),
        Kind("addition", "content", "Added words",
             "Words of the translation have no counterpart in the original."),
        Kind("untranslated", "language", "Untranslated",
             "Words of the original stand untranslated in the translation."),
        Kind("language", "language", "Other language",
             "A passage stands in another language than the translation."),
        Kind("repetition", "language", "Repetition",
             "Words stand twice or more in the translation and once in the original."),
        Kind("order", "language", "Word order",
             "The words of the translation are out of order."),
        Kind("omitted-sentence", "sentences", "Omitted sentence",
             "A sentence of the original has no counterpart in the translation."),
        Kind("added-sentence", "sentences", "Added sentence",
             "A sentence of the translation has no counterpart in the original."),
        Kind("repeated-sentence", "sentences", "Repeated passage",
             "A sentence renders content that is already rendered elsewhere."),
        Kind("moved-sentence", "sentences", "Moved passage",
             "A passage stands elsewhere than in the original."),
    )
}


def family(kind: str) -> str:
    """The family of a kind. Raises ``KeyError`` for a name that is not in the taxonomy."""
    return KINDS[kind].family
