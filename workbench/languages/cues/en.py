"""English words that carry polarity, degree and reference."""

from workbench.languages.cues.base import Cues, Pronoun, classes

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
    "idiom": "if_only "
    "at_all after_all so_that so_far as_well_as all_the_same of_all above_all in_all "
    "as_much_as so_as too_much very_much little_by_little a_little_bit",
    "certainty": "certainly surely definitely undoubtedly obviously clearly",
}

# a decade by its name, with its century and without
_DECADES = {
    word: (tens, 1900.0 + tens) for word, tens in zip(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(),
        (20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0), strict=True)
}

CUES = Cues(
    code="en",
    negators=frozenset(
        "not n't n’t never no none nobody nothing nowhere neither nor without cannot".split()
    ),
    affirmative=frozenset(
        phrase.replace("_", " ") for phrase in
        "no_doubt nothing_but none_other no_less_than no_more_than no_fewer_than no_later_than "
        "not_more_than not_less_than no_sooner no_wonder no_matter or_not if_not not_to_mention "
        "not_least why_not not_long_ago no_. no_exception without_a_doubt without_doubt".split()
    ),
    limits=frozenset({"only", "just", "merely", "solely", "simply", "exclusively"}),
    constituent_negators=frozenset({"without", "non"}),
    answers=frozenset({"no", "nope"}),
    tags=frozenset({"no", "right"}),
    coordinators=frozenset({"nor"}),
    verbal_negators=frozenset({"not", "n't", "n’t", "cannot"}),
    implicit_negatives=frozenset(
        word.replace("_", " ") for word in
        "fail failure avoid refuse refusal lack prevent deny denial ignore cease stop quit refrain "
        "abstain miss forbid prohibit ban decline reject doubt exclude preclude forget escape "
        "elude disagree neglect omit hinder spare cancel contradict unable impossible unlikely "
        "unaware hardly barely scarcely seldom rarely rare few little absence absent missing "
        "devoid empty unless except instead otherwise useless difficult contrary opposite "
        "negative stranger lest loss lose hesitate ignorance ignorant "
        "mistaken wrong false resist against oppose anti bad badly poorly worse inability "
        "incapable deprive loath keep_from exempt silent silence quiet far_from yet_to short_of "
        "rather_than out_of anything_but other_than instead_of trouble frown time_since "
        "disservice until till different differently "
        "years_since months_since weeks_since days_since ages_since while_since".split()
    ),
    negative_prefixes=("un", "non"),
    negative_suffixes=("less", "lessly", "lessness", "-free"),
    not_prefixed=frozenset(
        "under until union unit unite united unique universe universal university uniform "
        "understand understanding unto uncle underlie undergo undertake none nonetheless".split()
    ),
    negative_adjectives=r"(in|im|il|ir)(?!agin|it|put)\w{3,}(able|ible)$",
    negative_stems=tuple(
        "inabili inaccura inactiv inadequa inappropr incapab incomplet inconsist inconvenien "
        "incorrect incredib indefinit indifferen indirect inefficien ineffect inevitabl inexpens "
        "infertil infinit informal inhuman injust insane insecur insensit insignifi insuffic "
        "intolerab invalid invisib involunt immatur immobil immoral immortal impatien imperfect "
        "impossib impolit impractic improbab improper insepar irregular irrelevan irresist "
        "irrespons illegal illegib illitera illogic dishonest disloyal disobe disable disadvant "
        "disagree disappear disapprov disbelie discontent discontinu discomfort discourag dislik "
        "displeas disregard dissatisf distrust misunderst mistrust misfortun asymptom atypic "
        "apolitic".split()
    ),
    restrictors=frozenset(
        "only just merely but solely except alone simply exclusively limited".split()
    ),
    limit_parts=frozenset("but except until till unless before besides other else than".split()),
    litotes=frozenset("matter mind help hesitate wait bad long care".split()),
    degree={w.replace("_", " "): c for c, ws in _DEGREE.items() for w in ws.split()},
    vague=frozenset({"about", "roughly", "approximately", "around"}),
    exclusive=frozenset({"only", "solely", "exclusively"}),
    whole=frozenset("all every each always none no nothing nobody never entire whole exactly "
                    "everyone everything any".split()),
    quantifiers={
        word: part for part, words in {
            "all": "all every each", "most": "most majority", "many": "many numerous",
            "several": "several", "some": "some certain", "few": "few", "none": "no none",
        }.items() for word in words.split()
    },
    not_quantifiers=frozenset({"at all", "after all", "of all", "above all", "the most",
                               "at most", "a few", "each other", "every other", "all kinds",
                               "all sorts", "some kind", "some sort", "in all"}),
    loose_numbers=_DECADES | {
        "both": (2,), "couple": (2,), "pair": (2,), "twice": (2,), "double": (2,), "once": (1,),
        "half": (0.5, 50, 30), "quarter": (0.25, 25, 15), "third": (3, 1 / 3), "thirds": (3,),
        "one-half": (0.5, 50), "one-quarter": (0.25, 25), "one-third": (3, 1 / 3),
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
        "them": Pronoun(3, ""), "himself": Pronoun(3, "sing", "he"),
        "herself": Pronoun(3, "sing", "she"),
        "my": Pronoun(1, "sing", possessive=True),
        "your": Pronoun(2, possessive=True), "his": Pronoun(3, "sing", "he", possessive=True),
        "her": Pronoun(3, "sing", "she", possessive=True),
        "its": Pronoun(3, "sing", "it", possessive=True),
        "our": Pronoun(1, "plur", possessive=True), "their": Pronoun(3, "", possessive=True),
    },
    beings={
        word: being for being, words in {
            "he": "man men boy boys father fathers husband husbands son sons brother brothers king "
            "kings prince princes uncle nephew grandfather grandson mr mr. sir gentleman gentlemen "
            "monk lord duke businessman salesman chairman spokesman policeman fireman cowboy",
            "she": "woman women girl girls mother mothers wife wives daughter daughters sister "
            "sisters queen queens princess princesses aunt niece grandmother granddaughter mrs "
            "mrs. ms ms. miss madam lady ladies nun duchess actress actresses waitress "
            "businesswoman saleswoman chairwoman spokeswoman policewoman congresswoman",
        }.items() for word in words.split()
    },
    epicene=frozenset(
        "ship vessel boat cruiser destroyer frigate submarine battleship yacht warship crew fleet "
        "squadron navy port harbor harbour cat dog horse animal bird moon sun country nation "
        "island baby".split()
    ),
    needs_subject=True,
    object_pronouns=frozenset("me him her us them".split()),
    indefinite=frozenset({"one", "you"}),
    impersonal=frozenset({"rain", "snow"}),
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
             "at the same time", "in this regard", "in this respect", "as a result",
             "for example", "for instance", "in particular", "in other words",
             "in order to", "in terms of", "on the basis of", "in the course of",
             "in the case of", "with regard to", "with respect to", "in relation to",
             "by means of", "as part of", "in the context of", "in the field of",
             "at the level of", "on the part of", "in the process of", "in view of",
             "in light of", "by way of", "as well as", "such as", "due to", "according to",
             "in accordance with", "as a result of", "a number of", "with the help of",
             "able to"),
    modal_forms={
        form: modal
        for modal, forms in {
            "will": "will 'll ’ll wo shall sha", "would": "would 'd ’d", "must": "must",
            "should": "should ought", "can": "can ca cannot could", "may": "may might",
        }.items()
        for form in forms.split()
    },
    modal_verbs={"have": "must", "need": "must", "ought": "should", "go": "future",
                 "get": "must"},
    modal_predicates={
        "able": "can", "unable": "can", "allowed": "can", "permitted": "can", "possible": "can",
        "obliged": "must", "required": "must", "forced": "must", "compelled": "must",
        "necessary": "must", "bound": "must", "supposed": "should", "expected": "should",
        "due": "should", "likely": "may",
    },
    modal_words=frozenset(
        "must may might can could should would possible possibly possibility probable probably "
        "likely necessary necessity necessarily need require permit allow enable perhaps maybe "
        "obligation obligatory mandatory compulsory able ability capable potential potentially "
        "manage succeed seem appear suppose entitle right opportunity unable ought need "
        "impossible risk".split()
    ),
    inverts=True,
    inverting=frozenset("is are was do does did have has can could will would shall must may "
                        "might".split()),  # "had it rained", "were he here" state a condition
    inquiries=frozenset({"whether", "wonder", "ask", "inquire", "question"}),
    interrogatives=frozenset("why how what who which where when whose".split()),
    sayings=classes({
        "say": "say tell state declare announce report explain note add reply answer continue "
        "comment remark mention indicate observe assert claim affirm write speak point",
        "claim": "claim allege assert pretend maintain contend purport argue",
        "admit": "admit acknowledge concede confess recognize recognise",
        "deny": "deny refute disclaim",
        "promise": "promise pledge vow swear undertake",
        "warn": "warn caution threaten alert",
        "order": "order command demand require",
        "suggest": "suggest propose recommend advise imply",
        "insist": "insist stress emphasize emphasise assure maintain affirm confirm underline",
        "accuse": "accuse blame",
    }),
    according=("according to", "in the words of", "in the view of"),
    sources=frozenset(
        "official report source author study researcher expert minister president police "
        "witness spokesman spokeswoman spokesperson agency newspaper government authority "
        "scientist analyst critic investigator journalist survey ministry party doctor lawyer "
        "economist historian media press observer company bank".split()
    ),
    hearsay=frozenset("reportedly allegedly supposedly apparently said claims reported view "
                      "opinion".split()),
    conditions=frozenset("if when unless once whether until whenever wish".split()),
    tense_forms={"Pres": r"^(\S+) \1$|s \S+$|^(am|are|have|do|ca|wo|’\S+|'\S+|m|re|ve) "},
    invariant=frozenset(
        "put set cut let hit shut read cost hurt spread beat quit split cast burst bet "
        "thrust shed".split()
    ),
    possessing=frozenset({"have", "has", "'ve", "'s", "’ve", "’s", "ve", "s"}),
    copulas=frozenset({"be", "become", "remain", "seem"}),
    perfect_auxiliaries=frozenset({"have"}),
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
