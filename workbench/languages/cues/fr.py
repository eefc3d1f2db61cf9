"""French words that carry polarity, degree and reference."""

from workbench.languages.cues.base import Cues, Pronoun, classes

_DEGREE = {
    "approximator": "quasiment presque quasi pratiquement environ à_peu_près près_de "
    "approximativement",
    "diminisher": "à_peine guère un_peu légèrement faiblement partiellement peu tant_soit_peu",
    "intensifier": "très trop fort extrêmement fortement vivement hautement profondément "
    "absolument totalement complètement entièrement tout_à_fait particulièrement nettement "
    "considérablement énormément",
    "moderator": "assez plutôt relativement modérément passablement",
    "frequency": "parfois souvent rarement quelquefois fréquemment régulièrement "
    "occasionnellement de_temps_en_temps généralement habituellement toujours",
    "universal": "toujours tous toutes chaque",
    "restrictor": "seulement uniquement exclusivement simplement",
    "possibility": "peut-être probablement sans_doute éventuellement apparemment vraisemblablement "
    "possiblement",
    "idiom": "si_seulement "
    "peu_à_peu plutôt_que tous_les_deux toutes_les_deux assez_de trop_de tout_de_même",
    "certainty": "certainement assurément évidemment sûrement incontestablement",
}

_GLOSS = {
    "quasiment": "almost", "presque": "almost", "quasi": "almost", "pratiquement": "practically",
    "environ": "about", "à peu près": "about", "à peine": "hardly", "guère": "hardly",
    "un peu": "a little", "légèrement": "slightly", "peu": "little", "très": "very",
    "trop": "too", "fort": "very", "extrêmement": "extremely", "fortement": "strongly",
    "absolument": "absolutely", "totalement": "totally", "complètement": "completely",
    "assez": "rather", "plutôt": "rather", "relativement": "relatively", "parfois": "sometimes",
    "souvent": "often", "rarement": "rarely", "généralement": "generally", "toujours": "always",
    "seulement": "only", "uniquement": "only", "peut-être": "perhaps",
    "probablement": "probably", "sans doute": "probably", "éventuellement": "possibly",
    "certainement": "certainly", "pas": "not", "jamais": "never", "rien": "nothing",
    "aucun": "no", "aucune": "no", "personne": "nobody", "sans": "without", "ni": "nor",
    "plus": "no longer", "non": "not", "chaque": "each", "tous": "all", "toutes": "all",
}

CUES = Cues(
    code="fr",
    negators=frozenset(
        "pas jamais rien aucun aucune nul nulle sans ni non guère personne nullement point".split()
    ),
    dependent_negators=frozenset("plus personne point jamais rien guère".split()),
    nominal_negators=frozenset({"pas", "point", "personne", "rien"}),
    determiners=frozenset(
        "un une des le la les l' l’ au aux du ce cet cette ces mon ma mes ton ta tes son sa ses "
        "notre nos votre vos leur leurs quel quelle quels quelque quelques plusieurs chaque deux "
        "trois quatre cinq six sept huit neuf dix vingt cent mille premier dernier grand grands "
        "petit petits faux bon".split()
    ),
    noun_marks=frozenset({"de", "d'", "à", "au"}),
    times=frozenset({"maintenant", "désormais", "alors", "aujourd'hui", "là"}),
    affirmative=frozenset(
        phrase.replace("_", " ") for phrase in
        "sans_doute nul_doute aucun_doute non_seulement ni_plus pas_plus_de pas_moins_de "
        "pas_plus_tard sans_cesse sans_arrêt sans_relâche sans_conteste sans_aucun_doute "
        "sans_exception ou_non ou_pas pas_à_pas à_jamais si_jamais non_loin sans_plus "
        "n'_est-ce_pas n'_est_-ce_pas pas_mal_de pourquoi_pas "
        "pas_longtemps pas_sitôt pas_plus_tôt a_pas_que avait_pas_que sans_oublier "
        "sans_difficulté sans_peine plus_que_jamais match_nul matchs_nuls".split()
    ),
    limits=frozenset({"seulement", "uniquement", "simplement", "exclusivement"}),
    constituent_negators=frozenset({"sans", "non"}),
    concordant=frozenset({"aucun", "aucune", "nul", "nulle", "nullement"}),
    answers=frozenset({"non"}),
    tags=frozenset({"non", "pas vrai", "hein", "n' est -ce pas", "n' est-ce pas"}),
    coordinators=frozenset({"ni"}),
    lone_negators=frozenset({"jamais"}),
    superlative=frozenset("plus moins meilleur meilleure meilleurs meilleures pire pires premier "
                          "première seul seule que qu' si davantage mieux autre autrement".split()),
    subject_negators=frozenset({"personne", "rien", "jamais"}),
    verbal_negators=frozenset({"pas"}),
    comparatives=frozenset({"plus"}),
    bare_negated=frozenset({"pouvoir", "savoir", "oser", "cesser", "daigner"}),
    concord=True,
    negative_parts=frozenset({"ne", "n'", "n’"}),
    implicit_negatives=frozenset(
        "éviter refuser refus manquer échouer échec empêcher ignorer nier démentir interdire "
        "interdiction cesser arrêter renoncer défaut absence absent manque impossible incapable "
        "taire muet silence silencieux incapacité "
        "inutile dépourvu exempt sauf hormis excepté aucunement contraire faillir priver perdre "
        "dénier rejeter sinon moins hors peu difficile difficilement mal mauvais rare rarement "
        "douter doute oublier rater tarder hésiter exclure négliger omettre contredire vide faux "
        "échapper déconseiller dispenser dissuader ignorance inconnu négatif zéro anti guère "
        "contre opposer abstenir résister ôter méconnaître nullement privé "
        "dénué ex-".split()
    ) | {"à peine", "la fin", "loin de", "loin d'", "au lieu", "à défaut", "à moins", "en dehors",
         "plutôt que"},
    negative_prefixes=("non-", "sans-"),
    negative_adjectives=r"(in|im|il|ir)(?!agin|it|put)\w{3,}(able|ible)s?$",
    negative_stems=tuple(
        "inaccept inactif inadapt inadéquat inattend incapab incertain incomplet inconn "
        "inconscien inconvén incorrect incroyab indéfini indépend indiffér indirect indiscut "
        "inédit ineffic inégal inévit inexact inexist inexpl infertil infini informel inhabit "
        "injust innocent inoffens inoubli insatis insépar insignif insuffis insuppor intoléra "
        "inutil invalid invisib involont immatur immobil immoral immortel impatien imparfait "
        "impossib impoli imprévi imprévu improbab impropre irréguli irréel irrespons illégal "
        "illisib illimit illogi malheur malhonn malsain maladroit mécontent méconn désagré "
        "désaccord désappr désobé déplai déplu défavorab désavant déraison disparaî dispar "
        "disconti asymptom atypi inaper inaudi incessa inchang insol".split()
    ),
    restrictors=frozenset(
        "que qu' seulement uniquement seul seule seuls seules sauf hormis exclusivement "
        "simplement excepté".split()
    ),
    conjunctions=frozenset({"que", "qu'"}),
    limit_parts=frozenset({"avant", "autre", "sauf", "sinon", "hormis", "jusque", "jusqu'"}),
    litotes=frozenset("importer tarder hésiter empêcher mal longtemps rare manquer".split()),
    degree={w.replace("_", " "): c for c, ws in _DEGREE.items() for w in ws.split()},
    gloss=_GLOSS,
    vague=frozenset({"environ", "à peu près", "approximativement", "près de"}),
    exclusive=frozenset({"seulement", "uniquement", "exclusivement"}),
    whole=frozenset("tous toutes tout toute chaque toujours aucun aucune rien personne jamais pas "
                    "nul nulle exactement entier entière".split()),
    quantifiers={
        word: part for part, words in {
            "all": "tous toutes chaque", "most": "plupart majorité",
            "many": "nombreux nombreuses beaucoup maints maintes", "several": "plusieurs",
            "some": "certains certaines quelques", "few": "peu rares", "none": "aucun aucune nul",
        }.items() for word in words.split()
    },
    not_quantifiers=frozenset({"un peu", "à peu", "peu à", "tous deux", "toutes deux"}),
    loose_numbers={
        "double": (2,), "couple": (2,), "paire": (2,), "moitié": (0.5, 50), "quart": (0.25, 25),
        "tiers": (3, 1 / 3), "dizaine": (10,), "dizaines": (10,), "douzaine": (12,),
        "quinzaine": (15, 14), "vingtaine": (20,), "trentaine": (30,), "cinquantaine": (50,),
        "centaine": (100,), "centaines": (100,), "millier": (1000,), "milliers": (1000,),
        "décennie": (10,), "siècle": (100,), "seul": (1,), "seule": (1,), "unique": (1,),
        "triple": (3,), "demi": (0.5,), "demie": (0.5, 30), "centenaire": (100,),
        "midi": (12,), "minuit": (0, 12), "primaire": (1,), "semaine": (7,), "prime": (1,),
    },
    pronouns={
        "je": Pronoun(1, "sing"), "j'": Pronoun(1, "sing"), "j’": Pronoun(1, "sing"),
        "me": Pronoun(1, "sing"), "moi": Pronoun(1, "sing"),
        "tu": Pronoun(2), "te": Pronoun(2), "toi": Pronoun(2), "vous": Pronoun(2),
        "il": Pronoun(3, "sing", "he"), "elle": Pronoun(3, "sing", "she"),
        "nous": Pronoun(1, "plur"), "ils": Pronoun(3, "plur"), "elles": Pronoun(3, "plur"),
        "mon": Pronoun(1, "sing", possessive=True), "ma": Pronoun(1, "sing", possessive=True),
        "mes": Pronoun(1, "sing", possessive=True), "ton": Pronoun(2, possessive=True),
        "ta": Pronoun(2, possessive=True), "tes": Pronoun(2, possessive=True),
        "son": Pronoun(3, "sing", possessive=True), "sa": Pronoun(3, "sing", possessive=True),
        "ses": Pronoun(3, "sing", possessive=True), "notre": Pronoun(1, "plur", possessive=True),
        "nos": Pronoun(1, "plur", possessive=True), "votre": Pronoun(2, possessive=True),
        "vos": Pronoun(2, possessive=True), "leur": Pronoun(3, "plur", possessive=True),
        "leurs": Pronoun(3, "plur", possessive=True),
    },
    beings={
        word: being for being, words in {
            "he": "homme hommes garçon garçons père pères mari maris fils frère frères roi rois "
            "prince princes oncle neveu grand-père m. monsieur messieurs moine seigneur duc époux",
            "she": "femme femmes fille filles mère mères épouse épouses sœur soeur sœurs soeurs "
            "reine reines princesse princesses tante nièce grand-mère mme mme. mlle madame "
            "mesdames mademoiselle dame dames religieuse duchesse actrice actrices serveuse "
            "sénatrice directrice présidente institutrice chanteuse",
        }.items() for word in words.split()
    },
    grammatical_gender=True,
    epicene=frozenset(
        "personne victime vedette star sentinelle recrue idole majesté altesse médecin professeur "
        "ministre auteur enfant bébé juge maire témoin écrivain peintre ingénieur personnage "
        "individu être chef docteur ange génie mannequin successeur modèle assassin agresseur "
        "patient élève artiste collègue partenaire créature figure connaissance chien chat cheval "
        "animal chienne chatte souris navire bateau vaisseau "
        "croiseur frégate sous-marin flotte escadre port escale pays nation ville île lune "
        "soleil".split()
    ),
    needs_subject=True,
    object_pronouns=frozenset("me te se le la les lui leur m' t' s' l' en y".split()),
    indefinite=frozenset({"on", "t-on", "l'on"}),
    impersonal=frozenset({"falloir", "pleuvoir", "neiger"}),
    events=frozenset(
        "sommet rencontre réunion entretien visite conférence congrès séance débat procès guerre "
        "bataille match tournoi élection scrutin cérémonie fête mariage voyage séjour cours "
        "discussion négociation pourparlers repas dîner déjeuner spectacle concert festival "
        "mandat mission opération enquête étude stage colloque audience session crise".split()
    ),
    phases=frozenset(
        "issue terme fin début ouverture clôture commencement cours achèvement".split()
    ),
    fillers=("pour sa part", "pour leur part", "quant à lui", "quant à elle", "quant à eux",
             "à son tour", "en effet", "d' ailleurs", "par ailleurs", "en outre", "de son côté",
             "bien entendu", "à cet égard", "dans ce cadre", "il y a lieu de",
             "tout d' abord", "en revanche", "par conséquent", "en conséquence", "de ce fait",
             "dès lors", "par exemple", "en particulier", "à savoir", "en d' autres termes",
             "c' est-à-dire", "bien que", "ainsi que", "alors que", "tandis que",
             "au cours de", "au sein de", "au niveau de", "au moyen de", "au sujet de",
             "au titre de", "à titre de", "à l' aide de", "à l' égard de", "à l' encontre de",
             "à partir de", "à propos de", "à base de", "dans le cadre de", "dans le but de",
             "dans le domaine de", "de l' ordre de", "de la part de", "du fait de", "en cas de",
             "en ce qui concerne", "en dépit de", "en fonction de", "en matière de",
             "en raison de", "en termes de", "en vertu de", "en vue de", "grâce à",
             "le long de", "par rapport à", "par l' intermédiaire de", "par le biais de",
             "par suite de", "quant à", "suite à", "sous forme de", "sur le plan de",
             "vis-à-vis de", "un certain nombre de", "s' agit de", "s' agit -il de",
             "s' agissant de", "à nouveau", "de nouveau", "je veux dire"),
    merged={"d'": "de", "du": "de", "des": "de", "au": "à", "aux": "à", "qu'": "que"},
    modal_verbs={"devoir": "must", "falloir": "must", "pouvoir": "can", "savoir": "can",
                 "aller": "future", "venir": "recent", "avoir": "must"},
    modal_words=frozenset(
        "devoir pouvoir falloir possible possibilité possiblement probable probablement nécessaire "
        "nécessité nécessiter permettre peut-être obligation obligatoire obliger capable capacité "
        "susceptible éventuel éventuellement potentiel risquer savoir arriver parvenir réussir "
        "besoin exiger imposer sembler censé supposer apte gérable autoriser droit suffire "
        "convenir mesure potentiellement".split()
    ),
    narrative_present=True,
    inquiries=frozenset({"demander", "interroger", "question"}),
    interrogatives=frozenset("pourquoi comment quel quelle quels quelles qui quoi où quand "
                             "combien que qu' est-ce".split()),
    sayings=classes({
        "say": "dire déclarer annoncer expliquer indiquer préciser ajouter répondre affirmer noter "
        "raconter rapporter observer poursuivre signaler estimer écrire parler souligner commenter "
        "lancer conclure rappeler mentionner faire",
        "claim": "prétendre alléguer affirmer soutenir arguer",
        "admit": "reconnaître admettre avouer concéder convenir confesser",
        "deny": "nier démentir réfuter",
        "promise": "promettre jurer engager",
        "warn": "avertir prévenir menacer alerter",
        "order": "ordonner exiger commander réclamer",
        "suggest": "suggérer proposer recommander conseiller préconiser",
        "insist": "insister souligner assurer affirmer confirmer maintenir",
        "accuse": "accuser reprocher",
    }),
    according=("selon", "d' après", "d'après", "aux dires de", "de l' avis de"),
    sources=frozenset(
        "responsable rapport source auteur étude chercheur expert ministre président police "
        "témoin porte-parole agence journal gouvernement autorité scientifique analyste critique "
        "enquêteur journaliste sondage ministère parti médecin avocat économiste historien média "
        "presse observateur société banque officiel".split()
    ),
    hearsay=frozenset("paraît semble prétendument apparemment dit-on avis serait aurait "
                      "seraient auraient".split()),
    conditions=frozenset({"si", "s'", "s’", "quand", "lorsque", "lorsqu'", "lorsqu’", "dès"}),
    that_modals=frozenset({"falloir"}),
    infinitive_marks={"venir": frozenset({"de", "d'"}), "avoir": frozenset({"à"})},
    # The tagger takes some presents and imparfaits for simple pasts and futures.
    tense_forms={
        "Past": r"^(?!\S+is? \S*ire?$)(?!\S+it \S*ire?$)"
                r"\S*(ai|as|a|âmes|âtes|èrent|is|it|îmes|îtes|irent|us|ut|ûmes|ûtes|urent|ins|int"
                r"|înmes|înrent|inrent) ",
        "Fut": r"^(?!\S+[^r]er?r?a?i?s? \S*rer$)\S*r(ai|as|a|ons|ez|ont) ",
        "Cnd": r"\Sr(ais|ait|ions|iez|aient) ",
    },
    sure_tense_forms={
        "Cnd": r"^(\S+r)(ais|ait|ions|iez|aient) \1$|^(\S+r)(ais|ait|ions|iez|aient) \3e$",
        "Fut": r"^(\S+r)(ai|as|a|ons|ez|ont) \1$|^(\S+r)(ons|ez|ont) \3e$"
               r"|^\S*?(se|au|fe|i|ver|pour|sau|viend|tiend|dev|voud|vaud|faud|enver|mour|cour|recev)"
               r"r(ai|as|a|ons|ez|ont) \S*(être|avoir|faire"
               r"|aller|voir|oir|enir|envoyer|mourir|courir)$",
    },
    modal_predicates={
        "possible": "can", "capable": "can", "obligé": "must", "obligée": "must",
        "obligés": "must", "tenu": "must", "tenus": "must", "tenue": "must", "tenues": "must",
        "contraint": "must", "contrainte": "must", "contraints": "must", "forcé": "must",
        "nécessaire": "must", "autorisé": "can", "autorisés": "can", "autorisée": "can",
        "censé": "should", "censée": "should", "censés": "should", "susceptible": "may",
    },
    copulas=frozenset({"être", "devenir", "rester", "sembler"}),
    perfect_auxiliaries=frozenset({"avoir"}),
    perfect_with_be=frozenset(
        "aller arriver devenir décéder entrer intervenir monter mourir naître partir parvenir "
        "passer rentrer rester retourner revenir sortir survenir tomber venir descendre".split()
    ),
    markers={
        word: frozenset(relations.split())
        for words, relations in {
            "avec": "with", "de d' d’ du des": "of from in by about with to for on at",
            "à au aux": "to at in of on for from with by", "dans": "in on during",
            "en": "in to by on of at as", "sur": "on about of in over to at",
            "pour": "for to about", "par": "by through per of on from in",
            "pendant": "during for", "durant": "during for", "depuis": "since from for",
            "entre": "between among", "parmi": "among of", "sans": "without",
            "contre": "against for", "sous": "under in by", "après": "after",
            "avant": "before", "chez": "at in to among with from", "vers": "to around about",
            "comme": "as", "jusque jusqu' jusqu’": "until to", "malgré": "despite in",
            "lors": "during at in on", "selon": "by", "hors": "from out",
        }.items()
        for word in words.split()
    },
)
