"""What a reader should know about the texts they gave: empty ones, languages that seem mixed up."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["empty_sides", "language_doubts", "other_language"]

_SURE = 0.75
_SAMPLE = 20_000
_LEAST = 40  # characters from which a text says what language it is in


def other_language(text: str, language: str) -> str | None:
    """The language that a text plainly is in, where that is not the one it is said to be in."""
    from workbench.text import detect_language

    sample = text[:_SAMPLE]
    if len(sample.strip()) < _LEAST:
        return None
    code, confidence = detect_language(sample)
    return code if code != language and confidence >= _SURE else None


def language_doubts(
    source: str, target: str, source_language: str, target_language: str
) -> tuple[str, ...]:
    """Sentences about languages that two texts do not seem to be in."""
    out = []
    for side, text, language in (
        ("source", source, source_language), ("target", target, target_language),
    ):
        code = other_language(text, language)
        if code is not None:
            out.append(f"The {side} reads like {code!r} and was taken to be in {language!r}: are "
                       "the two sides exchanged, or is the language wrong?")
    if source_language == target_language:
        out.append(f"Both sides were taken to be in one language ({source_language!r}).")
    return tuple(out)


def empty_sides(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """A sentence about the rows of a table that have an empty side, if any."""
    empty = [n for n, (a, b) in enumerate(pairs) if not (a.strip() and b.strip())]
    return () if not empty else (
        f"{len(empty)} row{'s' * (len(empty) > 1)} with an empty side, the first of them row "
        f"{empty[0]}.",)
