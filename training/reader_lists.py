"""Closed lists for the makers of differences, English first, French second."""

from __future__ import annotations

__all__ = [
    "CONTENT",
    "GENDERED",
    "HEDGES",
    "MODALS",
    "MONTHS",
    "NUMERALS",
    "OPPOSITES",
    "SMALL_WORDS",
    "TENSES",
]

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})

_Table = tuple[dict[str, list[str]], dict[str, list[str]]]


def _circles(english: str, french: str) -> _Table:
    """Words between bars may stand for each other, though they say something else."""

    def read(text: str) -> dict[str, list[str]]:
        out: dict[str, list[str]] = {}
        for group in text.split("|"):
            words = group.split()
            for word in words:
                out.setdefault(word, []).extend(w for w in words if w != word)
        return out

    return read(english), read(french)


MONTHS = (
    "january february march april may june july august september october november december".split(),
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
)
NUMERALS = (
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty "
    "fifty hundred thousand million billion first second third fourth fifth half".split(),
    "deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante "
    "cinquante cent mille million milliard premier deuxième troisième quatrième moitié".split(),
)
HEDGES = (
    frozenset("very almost only also often always never sometimes perhaps probably hardly quite "
              "rather mainly already still again nearly barely slightly extremely exactly "
              "possibly especially usually rarely".split()),
    frozenset("très presque seulement aussi souvent toujours parfois peut-être probablement "
              "plutôt surtout déjà encore assez trop légèrement extrêmement exactement "
              "rarement particulièrement généralement".split()),
)  # fmt: skip
MODALS = _circles(
    "can must may should might could would | will would must may can | 'll 'd",
    "peut doit pourrait devrait | peuvent doivent pourraient devraient | peux dois pourrais | "
    "pouvons devons | faut faudrait",
)
TENSES = _circles(
    "is was | are were | has had | have had | do did | does did | 's was | said says | went goes | "
    "came comes | made makes | took takes | became becomes | began begins | knew knows | "
    "thought thinks | saw sees | got gets | gave gives | found finds | wrote writes",
    "est était sera fut | sont étaient seront | a avait aura | ont avaient auront | suis étais "
    "serai | ai avais aurai | fait faisait fera | va allait ira | dit disait | peut pouvait | "
    "doit devait | veut voulait | sait savait | vient venait | prend prenait",
)
GENDERED = _circles(
    "he she | him her | his her | himself herself | man woman | men women | boy girl | father "
    "mother | brother sister | son daughter | husband wife | king queen | uncle aunt | mr. mrs.",
    "il elle | ils elles | lui elle | homme femme | hommes femmes | garçon fille | père mère | "
    "frère sœur | fils fille | mari femme | roi reine | oncle tante | m. mme",
)
SMALL_WORDS = (
    "the a an of in on at to for with by from as".split(),
    "le la les un une des de du en dans sur à au pour avec par".split(),
)
OPPOSITES = _circles(
    "good bad | big small | large small | high low | higher lower | long short | old new | "
    "young old | hot cold | warm cool | fast slow | easy difficult | hard easy | strong weak "
    "| rich poor | early late | earlier later | before after | more less fewer | most least | "
    "many few | much little | increase decrease | increased decreased | increases decreases | "
    "increasing decreasing | rise fall | rose fell | up down | above below | over under | "
    "inside outside | left right | north south | east west | northern southern | eastern "
    "western | first last | begin end | began ended | beginning end | start stop | started "
    "stopped | open closed | opened closed | buy sell | bought sold | win lose | won lost | "
    "love hate | loved hated | like dislike | always never | all none | everyone nobody | "
    "everything nothing | something nothing | somebody nobody | possible impossible | true "
    "false | right wrong | same different | similar different | positive negative | public "
    "private | major minor | better worse | best worst | happy sad | safe dangerous | near "
    "far | remember forget | remembered forgot | accept refuse | accepted refused | allow "
    "forbid | allowed forbidden | include exclude | including excluding | agree disagree | "
    "success failure | war peace | life death | born died | day night | morning evening | "
    "friend enemy | friends enemies | past future | north west | south east | maximum minimum "
    "| rare common | unusual usual | dry wet | light dark | heavy light | full empty | deep "
    "shallow | wide narrow | male female | national international | famous unknown | clear "
    "unclear | important unimportant | likely unlikely | able unable | known unknown | "
    "natural artificial | direct indirect | modern ancient | simple complex | support oppose "
    "| supported opposed | create destroy | created destroyed | gain loss | advantage "
    "disadvantage | with without | and or | for against",
    "bon mauvais | bonne mauvaise | grand petit | grande petite | grands petits | grandes "
    "petites | haut bas | haute basse | long court | longue courte | vieux jeune | nouveau "
    "ancien | nouvelle ancienne | chaud froid | rapide lent | facile difficile | fort faible "
    "| forte faible | riche pauvre | tôt tard | avant après | plus moins | beaucoup peu | "
    "augmenter diminuer | augmentation diminution | augmente diminue | monter descendre | "
    "supérieur inférieur | supérieure inférieure | intérieur extérieur | gauche droite | nord "
    "sud | est ouest | premier dernier | première dernière | début fin | commencer finir | "
    "ouvert fermé | ouverte fermée | acheter vendre | acheté vendu | gagner perdre | gagné "
    "perdu | aimer détester | toujours jamais | tout rien | tous aucun | quelqu'un personne | "
    "possible impossible | vrai faux | vraie fausse | même différent | positif négatif | "
    "positive négative | public privé | meilleur pire | meilleure pire | heureux triste | "
    "dangereux sûr | près loin | accepter refuser | accepté refusé | permettre interdire | "
    "succès échec | guerre paix | vie mort | né mort | jour nuit | matin soir | ami ennemi | "
    "amis ennemis | passé futur | rare fréquent | clair sombre | lourd léger | plein vide | "
    "important négligeable | naturel artificiel | direct indirect | moderne ancien | simple "
    "complexe | créer détruire | avec sans | et ou | pour contre | avantage inconvénient | "
    "naissance mort | arrivée départ",
)
