"""One module a language, and :func:`facts` to find it by its code."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from workbench.languages.base import LanguageFacts, words

__all__ = ["DESCRIBED", "NAMES", "LanguageFacts", "facts"]

DESCRIBED = ("de", "en", "es", "fr", "it")
"""Codes of the languages that have a module of their own."""

NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "eo": "Esperanto", "es": "Spanish", "et": "Estonian", "eu": "Basque",
    "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish", "gu": "Gujarati",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "kk": "Kazakh", "km": "Khmer", "ko": "Korean", "la": "Latin", "lo": "Lao", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "mr": "Marathi", "ms": "Malay", "my": "Burmese",
    "nb": "Norwegian Bokmål", "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian",
    "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovene", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "yi": "Yiddish",
    "zh": "Chinese",
}

_ORDINAL_DOT = words("cs da et fi hr hu is lt lv nb nn no pl sk sl sr tr")
# Titles that many languages of Latin script share.
_TITLES = words("dr dra prof sr sra mr mrs st ing")
_RTL = words("ar fa he ps ur yi")


@cache
def facts(language: str) -> LanguageFacts:
    """Return what is known about a language.

    Parameters
    ----------
    language : str
        ISO 639-1 code; a region is ignored (``pt-BR``), case does not matter.

    Returns
    -------
    LanguageFacts
        Where the language has no module of its own, with empty sets, a few common titles
        apart.

    Examples
    --------
    >>> facts("fr-CA").name
    'French'
    >>> "mr" in facts("en").titles
    True
    >>> facts("xx").function_words
    frozenset()
    """
    code = language.replace("_", "-").split("-")[0].lower()
    if code in DESCRIBED:
        found: LanguageFacts = import_module(f"workbench.languages.{code}").FACTS
        return found
    return LanguageFacts(code=code, name=NAMES.get(code, code), titles=_TITLES,
                         ordinal_dot=code in _ORDINAL_DOT, rtl=code in _RTL)
