"""Places and where people are from: which words of two languages name the same.

Countries, continents and some hundred cities come from the Unicode CLDR through Babel;
other exonyms and the adjectives of origin are listed here by hand.
"""

from __future__ import annotations

import functools

from workbench.reading.spelling import fold

__all__ = ["origin", "places"]

_CONTINENTS = ("Africa/", "America/", "Asia/", "Australia/", "Europe/", "Atlantic/", "Pacific/")

# What the CLDR leaves out: countries of the United Kingdom, other names of countries, cities
# without a time zone of their own whose names differ. Codes are ISO 3166 or our own.
_ALSO = {
    "en": {
        "England": "GB GB-ENG", "Scotland": "GB-SCT", "Wales": "GB-WLS", "UK": "GB",
        "U.K.": "GB", "Britain": "GB GB-ENG", "US": "US", "U.S.": "US", "USA": "US",
        "U.S.A.": "US", "America": "US 019", "Holland": "NL", "Burma": "MM", "Persia": "IR",
        "Beijing": "cn-pek", "Peking": "cn-pek", "Antwerp": "be-anv", "Ghent": "be-gnt",
        "Dover": "gb-dov", "Mecca": "sa-mec", "Aachen": "de-aac", "Thames": "thames",
        "Geneva": "ch-gen", "Munich": "de-muc", "Venice": "it-ven", "Florence": "it-flo",
        "Marseilles": "fr-mar", "Marseille": "fr-mar", "Lyon": "fr-lyo", "Lyons": "fr-lyo",
        "Jerusalem": "il-jer", "Bombay": "in-bom", "Mumbai": "in-bom", "Washington": "us-was",
        "Milan": "it-mil", "Naples": "it-nap", "Barcelona": "es-bar", "Seville": "es-sev",
        "Edinburgh": "gb-edi", "Normandy": "fr-nor", "Brittany": "fr-bre", "Hague": "nl-hag",
        "Burgundy": "fr-bou", "Lorraine": "fr-lor", "Alsace": "fr-als", "Bavaria": "de-bav",
        "Prussia": "prussia", "Texas": "us-tx", "Florida": "us-fl", "California": "us-ca",
        "Quebec": "ca-qc", "Ontario": "ca-on", "Shanghai": "cn-sha", "Boston": "us-bos",
        "Chicago": "us-chi", "Kiev": "ua-kie", "Kyiv": "ua-kie", "Danube": "danube",
        "Rhine": "rhine", "Seine": "seine",
    },
    "fr": {
        "Angleterre": "GB GB-ENG", "Écosse": "GB-SCT", "Galles": "GB-WLS",
        "Grande-Bretagne": "GB GB-ENG", "USA": "US", "Etats-Unis": "US", "Amérique": "US 019",
        "Hollande": "NL", "Birmanie": "MM", "Perse": "IR", "Pékin": "cn-pek",
        "Anvers": "be-anv", "Gand": "be-gnt", "Douvres": "gb-dov", "Mecque": "sa-mec",
        "Aix-la-Chapelle": "de-aac", "Tamise": "thames", "Genève": "ch-gen", "Munich": "de-muc",
        "Venise": "it-ven", "Florence": "it-flo", "Marseille": "fr-mar", "Lyon": "fr-lyo",
        "Jérusalem": "il-jer", "Bombay": "in-bom", "Washington": "us-was", "Milan": "it-mil",
        "Naples": "it-nap", "Barcelone": "es-bar", "Séville": "es-sev", "Édimbourg": "gb-edi",
        "Normandie": "fr-nor", "Bretagne": "fr-bre", "Haye": "nl-hag", "Bourgogne": "fr-bou",
        "Lorraine": "fr-lor", "Alsace": "fr-als", "Bavière": "de-bav", "Prusse": "prussia",
        "Texas": "us-tx", "Floride": "us-fl", "Californie": "us-ca", "Québec": "ca-qc",
        "Ontario": "ca-on", "Shanghai": "cn-sha", "Boston": "us-bos", "Chicago": "us-chi",
        "Kiev": "ua-kie", "Kyiv": "ua-kie", "Danube": "danube", "Rhin": "rhine", "Seine": "seine",
    },
}

# Adjectives and nouns of origin: how the English and the French words begin.
_ORIGINS = """
FR french français|DE german allemand|GB british,briton britannique|GB-ENG english anglais
GB-SCT scottish,scots écossais|GB-WLS welsh gallois|IE irish irlandais|US american américain
CA canadian canadien|MX mexican mexicain|BR brazilian brésilien|AR argentin argentin
CL chilean chilien|PE peruvian péruvien|CO colombian colombien|CU cuban cubain
ES spanish,spaniard espagnol|PT portuguese portugais|IT italian italien|CH swiss suisse
AT austrian autrichien|BE belgian belge|NL dutch néerlandais,hollandais|LU luxembourg luxembourg
DK danish,danes danois|SE swedish,swede suédois|NO norwegian norvégien|FI finnish,finn finlandais
IS icelandic islandais|PL polish polonais|CZ czech tchèque|SK slovak slovaque
HU hungarian hongrois|RO romanian roumain|BG bulgarian bulgare|GR greek grec
TR turkish,turks turc,turque|RU russian russe|UA ukrainian ukrainien|RS serb serbe
HR croat croate|AL albanian albanais|IL israeli israélien|PS palestinian palestinien
LB lebanese libanais|SY syrian syrien|IQ iraqi irakien|IR iranian iranien
SA saudi saoudien|EG egyptian égyptien|DZ algerian algérien|MA moroccan marocain
TN tunisian tunisien|LY libyan libyen|NG nigerian nigérian|SN senegalese sénégalais
ZA south-african sud-africain|ET ethiopian éthiopien|KE kenyan kényan|IN indian indien
PK pakistani pakistanais|BD bangladeshi bangladais|AF afghan afghan|CN chinese chinois
JP japanese japonais|KR korean coréen|VN vietnamese vietnamien|TH thai thaïlandais
ID indonesian indonésien|PH filipin,philippin philippin|AU australian australien
NZ new-zealand néo-zélandais|150 european européen|002 african africain|142 asian asiatique
"""


@functools.cache
def places(language: str) -> dict[str, frozenset[str]]:
    """Countries, continents and cities by folded name, with their codes.

    Cities are those that name a time zone, most of them capitals, and some listed by hand.
    """
    from babel import Locale, UnknownLocaleError
    from babel.core import get_global

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    found: dict[str, set[str]] = {}
    for code, name in locale.territories.items():
        if code != "001" and (code.isdigit() or (len(code) == 2 and code.isalpha())):
            found.setdefault(fold(name), set()).add(code)
    for zone in get_global("zone_territories"):
        if not zone.startswith(_CONTINENTS):
            continue
        named = locale.time_zones.get(zone, {}).get("city")  # where it differs from the id
        city = named or zone.rsplit("/", 1)[-1].replace("_", " ")
        found.setdefault(fold(city), set()).add(zone)
    for name, codes in _ALSO.get(language, {}).items():
        found.setdefault(fold(name), set()).update(codes.split())
    return {name: frozenset(codes) for name, codes in found.items()}


@functools.cache
def _beginnings(language: str) -> tuple[tuple[str, str], ...]:
    column = {"en": 1, "fr": 2}.get(language)
    if column is None:
        return ()
    entries = [e.split() for line in _ORIGINS.strip().splitlines() for e in line.split("|")]
    return tuple((stem, e[0]) for e in entries for stem in e[column].split(","))


@functools.cache
def origin(word: str, language: str) -> str:
    """The code of the country or continent that a word of origin speaks of, or ``""``.

    English words count with a capital (*Polish*, not *polish*).
    """
    if language == "en" and not word[:1].isupper():
        return ""
    low = word.lower()
    for stem, code in _beginnings(language):
        if low.startswith(stem) and len(low) - len(stem) <= 4:
            return code
    return ""
