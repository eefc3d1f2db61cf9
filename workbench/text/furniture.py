"""Telling the matter around a text from the text: bylines, dates, credits, link lines.

Only whole blocks of one line are looked at, and only clear evidence counts: what is wrongly
called furniture is lost to the alignment, what is missed is merely one sentence more.
"""

from __future__ import annotations

import regex

__all__ = ["furniture_kind"]

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "januar|februar|märz|april|juni|juli|oktober|dezember|"
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    "gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
)
_DAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|"
    "vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    "lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|"
    "venerdì|sabato|domenica"
)
_FLAGS = regex.IGNORECASE
_DATE = regex.compile(
    rf"""(?:(?:published|updated|posted|publié|publiée|mis\ à\ jour|date|veröffentlicht|
         publicado|pubblicato)(?:\ (?:on|le|am|el|il))?\s*:?\s*)?
        (?:(?:{_DAYS})\.?,?\s+)?(?:le\s+|am\s+|el\s+)?
        (?:(?:{_MONTHS})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}
          |\d{{1,2}}(?:er|st|nd|rd|th|\.)?\s+(?:de\s+)?(?:{_MONTHS})\.?,?(?:\s+(?:de\s+)?\d{{4}})
          |\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}}-\d{{2}})
        (?:,?\s*(?:at|à|um|[-–|,])?\s*\d{{1,2}}\s*[:h.]\s*\d{{0,2}}(?::\d{{2}})?\s*
           (?:[ap]\.?m\.?|uhr|gmt|utc|cet)?)?""",
    _FLAGS | regex.VERBOSE,
)
_NAME = r"\p{Lu}[\p{L}'’.-]*"
_BYLINE = regex.compile(
    rf"(?:By|BY|Par|PAR|Von|VON|Por|POR|Di|DI)\s+{_NAME}"
    rf"(?:(?:\s+|,\s*|\s+(?:and|et|und|y|e|de|van|von|with|avec)\s+){_NAME}){{0,5}}")
_RELATED = regex.compile(
    r"(?:related (?:articles?|stor(?:y|ies)|content)|read (?:more|also|next)|see also|also read|"
    r"(?:à )?(?:lire|voir) (?:aussi|également)|sur le même sujet|articles? liés?|"
    r"lesen sie auch|mehr zum thema|lea también|te puede interesar|leggi anche)"
    r"(?:\s*[:\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}→>|]\s*.{0,200}|)", _FLAGS)
_URL_LABEL = regex.compile(
    r"(?:original url|source url|url|permalink|lien(?: original)?|source originale)\s*:?"
    r"\s*(?:<?https?://\S+>?)?", _FLAGS)
_URL = regex.compile(r"<?(?:https?://|www\.)\S+>?|<?[\w.+-]+@[\w-]+(?:\.[\w-]+)+>?")
_CREDIT = regex.compile(
    r"(?:(?:photo|image|picture|crédits?(?: photos?)?|photo credit|credit|foto|bild|immagine)"
    r"\s*(?::|©|/|(?:by|par)\s+(?-i:\p{Lu})).{1,120}"
    r"|©.{1,120}|.{0,80}/\s*(?:getty images|reuters|afp|ap|tass|"
    r"[\w-]+\.(?:ru|com|org|net|fr|de|gov|uk|eu))\s*)", _FLAGS)
_ACTION = regex.compile(
    r"(?:discuter|partager|share|tweet|comments?|commenter|commentaires?|subscribe|s'abonner|"
    r"print|imprimer|advertisement|publicité|anzeige|publicidad|pubblicità|sign up|newsletter|"
    r"log in|se connecter|teilen|drucken|compartir|condividi)", _FLAGS)
_AGENCY = regex.compile(
    r"\(?(?:sputnik|reuters|afp|ap|associated press|agence france-presse|tass|itar-tass|"
    r"ria novosti|interfax|dpa|efe|ansa|bloomberg|upi|xinhua)\)?"
    r"(?:\s*(?:/|,|with|avec|et|and)\s*(?:sputnik|reuters|afp|ap|tass|dpa|agences?|agencies))?",
    _FLAGS)


def furniture_kind(text: str, *, near_edge: bool) -> str | None:
    """Name the furniture that a block is, or None where it is text.

    Parameters
    ----------
    text : str
        The readable text of the block.
    near_edge : bool
        Whether it stands among the first or last blocks, where bylines and dates stand.

    Examples
    --------
    >>> furniture_kind("October 24, 2018", near_edge=True)
    'date'
    >>> furniture_kind("By then it was over.", near_edge=True) is None
    True
    """
    line = text.strip()
    if not line or len(line) > 240 or "\n" in line:
        return None
    if regex.search(r"[\p{L}\p{N}]", line) is None:
        return "separator"
    anywhere = (("link label", _URL_LABEL), ("address", _URL), ("related article", _RELATED),
                ("photo credit", _CREDIT), ("agency", _AGENCY), ("page button", _ACTION))
    for name, pattern in anywhere:
        if pattern.fullmatch(line) and not (name == "photo credit" and line[-1] in ".!?"
                                            and len(line) > 60):
            return name
    if near_edge:
        if _DATE.fullmatch(line):
            return "date"
        if _BYLINE.fullmatch(line) and line[-1] not in ".!?":
            return "byline"
    return None
