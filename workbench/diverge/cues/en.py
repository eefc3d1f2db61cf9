"""English words that carry polarity, degree and reference."""

from workbench.diverge.cues.base import Cues, Pronoun

_DEGREE = {
    "approximator": "almost nearly virtually practically about roughly approximately around",
    "diminisher": "hardly barely scarcely slightly a_little a_bit somewhat little partly partially",
    "intensifier": "very too extremely highly strongly deeply greatly much absolutely totally "
    "completely entirely utterly quite really particularly fully considerably significantly "
    "severely heavily so",
    "moderator": "quite rather fairly pretty relatively moderately reasonably somewhat",
    "frequency": "sometimes often rarely seldom frequently occasionally regularly usually "
    "generally at_times always ever",
    "universal": "always all every each",
    "restrictor": "only solely merely just exclusively simply",
    "possibility": "perhaps maybe possibly probably likely apparently presumably supposedly "
    "reportedly allegedly",
    "idiom": "at_all after_all so_that so_far as_well_as all_the_same of_all above_all in_all "
    "as_much_as so_as too_much very_much",
    "certainty": "certainly surely definitely undoubtedly obviously clearly",
}

CUES = Cues(
    code="en",
    negators=frozenset(
        "not n't n’t never no none nobody nothing nowhere neither nor without cannot".split()
    ),
    affirmative=frozenset({"no doubt", "not only", "nothing but", "none other", "no less"}),
    implicit_negatives=frozenset(
        "fail avoid refuse lack prevent deny ignore cease stop refrain unable impossible unlikely "
        "hardly barely scarcely seldom rarely few little absence absent unless except instead "
        "rather otherwise free useless miss forbid prohibit decline reject doubt difficult "
        "contrary away only but other else n't any anymore anyone anything ever exclude".split()
    ),
    negative_prefixes=("un", "in", "im", "ir", "il", "dis", "non", "mis", "anti", "less"),
    restrictors=frozenset({"only", "just", "merely", "but", "solely", "except"}),
    degree={w.replace("_", " "): c for c, ws in _DEGREE.items() for w in ws.split()},
    loose_numbers={
        "both": (2,), "couple": (2,), "pair": (2,), "twice": (2,), "double": (2,), "once": (1,),
        "half": (0.5, 50, 30), "quarter": (0.25, 25, 15), "third": (3, 1 / 3), "thirds": (3,),
        "dozen": (12,), "dozens": (12, 10), "decade": (10,), "century": (100,),
        "centenary": (100,), "hundreds": (100,), "thousands": (1000,), "fortnight": (14, 15),
        "either": (2,), "neither": (2,), "triple": (3,), "noon": (12,), "midnight": (0, 12),
        "single": (1,), "only": (1,), "primary": (1,), "week": (7, 8), "tens": (10,),
        "twofold": (2,), "prime": (1,), "initial": (1,), "initially": (1,),
    },
    pronouns={
        "i": Pronoun(1, "sing"), "me": Pronoun(1, "sing"), "you": Pronoun(2),
        "he": Pronoun(3, "sing", "he"), "him": Pronoun(3, "sing", "he"),
        "she": Pronoun(3, "sing", "she"), "it": Pronoun(3, "sing", "it"),
        "we": Pronoun(1, "plur"), "us": Pronoun(1, "plur"), "they": Pronoun(3, ""),
        "them": Pronoun(3, ""), "my": Pronoun(1, "sing", possessive=True),
        "your": Pronoun(2, possessive=True), "his": Pronoun(3, "sing", "he", possessive=True),
        "her": Pronoun(3, "sing", "she", possessive=True),
        "its": Pronoun(3, "sing", "it", possessive=True),
        "our": Pronoun(1, "plur", possessive=True), "their": Pronoun(3, "", possessive=True),
    },
    events=frozenset(
        "summit meeting talk visit conference congress session debate trial war battle match "
        "tournament election vote ceremony party wedding trip stay course discussion negotiation "
        "dinner lunch show concert festival term mission operation investigation study hearing "
        "crisis encounter".split()
    ),
    phases=frozenset(
        "conclusion end close outcome beginning start opening closing completion term".split()
    ),
    fillers=("for his part", "for her part", "for its part", "for their part", "in turn",
             "in fact", "of course", "as well", "in addition", "on the other hand",
             "at the same time", "in this regard", "in this respect"),
    markers={
        word: frozenset({relation})
        for relation, words in {
            "with": "with", "of": "of 's", "from": "from out off",
            "to": "to unto toward towards",
            "in": "in into inside within", "at": "at", "on": "on onto upon over", "for": "for",
            "by": "by", "during": "during throughout", "since": "since", "between": "between",
            "among": "among amongst", "without": "without", "against": "against",
            "under": "under underneath below beneath", "after": "after following",
            "before": "before prior", "about": "about regarding concerning", "as": "as",
            "through": "through via", "until": "until till", "around": "around",
            "despite": "despite",
        }.items()
        for word in words.split()
    },
)
