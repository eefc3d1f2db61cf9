"""French."""

from __future__ import annotations

from workbench.languages.base import LanguageFacts, words

__all__ = ["FACTS"]

FACTS = LanguageFacts(
    code="fr",
    name="French",
    titles=words("m mm mr mme mmes mlle mlles me mgr mgrs dr drs pr prof st ste sts stes ch col "
                 "cap cne cdt gal gén lt sgt"),
    before_number=words("art al av chap ch fig figg no nos num p pp par pl t tabl tél tel vers vol "
                        "env janv févr fév avr juil sept oct nov déc éd l ibid h min"),
    abbreviations=words("etc cf ex p.ex c.-à-d càd i.e e.g apr av bd boul cie coll dép dir éd édit "
                        "env fém hab ibid id inf intr lat loc masc max min n.b n.d.l.r n.d.t obs "
                        "op.cit p.-d.g pdt prés r.-v réf sq sqq ste sté suiv sup suppl trad "
                        "univ w.-c jr sr hon lieut"),
    function_words=words(
        "le la les l l' un une des du de d d' au aux à en dans par pour sur sous avec sans entre "
        "vers chez depuis pendant dès jusque jusqu jusqu' contre avant après devant derrière "
        "malgré hors selon parmi outre envers lors "
        "et ou ni mais or donc car que qu qu' si s' comme quand lorsque lorsqu lorsqu' puisque "
        "puisqu puisqu' quoique quoiqu quoiqu' afin ainsi "
        "je j j' tu il elle on nous vous ils elles me m m' te t t' se s lui leur leurs y "
        "moi toi soi eux ce c c' cet cette ces cela ceci ça celui celle ceux celles "
        "mon ton son ma ta sa mes tes ses notre votre nos vos qui quoi dont où lequel laquelle "
        "lesquels lesquelles auquel auxquels auxquelles duquel desquels desquelles quel quelle "
        "quels quelles ne n n' pas "
        "être est sont suis es sommes êtes était étaient étais étions étiez fut furent sera "
        "seront serai serait seraient serais soit soient été étant fût "
        "avoir a ont ai as avons avez avait avaient avais avions aviez eut eurent aura auront "
        "aurai aurait auraient aurais ait aient eu ayant eût "
        "-t-il -t-elle -t-on -t-ils -t-elles -il -elle -on -ils -elles -je -tu -nous -vous -ce "
        "-le -la -les -lui -leur -moi -toi -y -en"),
    starters=words(
        "alors ainsi aussi cependant certes cela désormais d'abord d'ailleurs d'autres d'après "
        "deux enfin ensuite encore ici jamais là maintenant même néanmoins non oui parfois "
        "peut-être plus plusieurs pourquoi comment combien pourtant puis quant rien seul seule "
        "seulement tous tout toute toutes toutefois trois aujourd'hui hier demain chaque "
        "certains certaines aucun aucune bien l'un c'est il lorsqu'il s'il qu'il n'est"),
    name_particles=words("le la les de du des d' von van al el ben"),
    speech_verbs=words("dit demande répond ajoute lance crie déclare affirme explique s'exclame "
                       "demanda répondit ajouta lança cria déclara affirma expliqua s'écria a"),
    elisions=words("l d qu j m n s t c jusqu lorsqu puisqu quoiqu quelqu presqu"),
    whole=words(
        "aujourd'hui quelqu'un quelqu'une presqu'île presqu'îles prud'homme prud'hommes "
        "prud'homal prud'homale "
        "rendez-vous garde-à-vous sauve-qui-peut chez-nous chez-vous entre-nous m'as-tu-vu "
        "qu'en-dira-t-on on-dit"),
    enclitics=words("-t-il -t-elle -t-on -t-ils -t-elles -il -elle -on -ils -elles -je -tu -nous "
                    "-vous -ce -le -la -les -lui -leur -moi -toi -y -en -t-en"),
)
