"""Evidence in French; the keys are those of every language."""

from __future__ import annotations

__all__ = ["TEMPLATES"]

TEMPLATES: dict[str, str] = {
    # structure
    "attachment": "Dans l’original, {said} {said:se rattache|se rattachent} à {governor} ; dans "
    "la traduction, {says} {says:se rattache|se rattachent} à {new}{renders}. {lost} "
    "{lost:n’a|n’ont} pas d’équivalent.",
    "attachment.renders": ", qui rend {word}",
    "role": "Dans l’original, {actor} agit ({verb}) et {undergoer} subit l’action ; dans la "
    "traduction, {new_actor} agit ({new_verb}) sur {new_undergoer}.",
    # content
    "omission": "Aucun mot de la traduction ne répond à {words}{near}{elsewhere}.",
    "omission.lacked": "Aucun mot de la traduction ne répond à {words} et, après {after}, il "
    "semble y manquer {missing}.",
    "omission.opening": "Aucun mot de la traduction ne répond à {words} et il semble manquer "
    "{missing} au début.",
    "content.noun": "un nom",
    "content.verb": "un verbe",
    "content.pron": "un pronom",
    "content.adj": "un adjectif ou un adverbe",
    "addition": "Aucun mot de l’original ne répond à {words}{near}{elsewhere}.",
    "content.near": " (le mot le plus proche est {word}, similarité {similarity:.2f})",
    "content.elsewhere": " ; ailleurs, {word} est rendu par {rendering}",
    # numbers and dates
    "number.changed": "L’original dit {said}, la traduction dit {says}.",
    "number.omitted": "L’original donne le nombre {words} ; la traduction ne le donne pas.",
    "number.added": "La traduction donne le nombre {words} ; l’original ne le donne pas.",
    "date.omitted": "L’original donne la date {words} ; la traduction ne la donne pas.",
    "date.added": "La traduction donne la date {words} ; l’original ne la donne pas.",
    # names
    "name.changed": "L’original nomme {said}, la traduction nomme {says}.",
    "name.omitted": "L’original nomme {words} ; la traduction ne le fait pas.",
    "name.added": "La traduction nomme {words} ; l’original ne le fait pas.",
    # polarity and degree
    "negation.omitted": "L’original nie, {words} ; rien ne nie dans la traduction.",
    "negation.added": "La traduction nie, {words} ; rien ne nie dans l’original.",
    "degree.omitted": "Dans l’original, {word} {force} {scope} ; la traduction l’omet.",
    "degree.added": "Dans la traduction, {word} {force} {scope} ; l’original ne le fait pas.",
    "degree.word": "{word}",
    "degree.claim": "l’affirmation",
    "degree.approximator": "nuance",
    "degree.diminisher": "affaiblit",
    "degree.intensifier": "renforce",
    "degree.moderator": "modère",
    "degree.frequency": "dit la fréquence de",
    "degree.universal": "généralise",
    "degree.restrictor": "limite",
    "degree.possibility": "met en doute",
    "degree.certainty": "souligne",
    # reference
    "reference.person": "{said} dans l’original et {says} dans la traduction ne peuvent pas "
    "désigner le même : la traduction renvoie à une autre personne.",
    "reference.number": "{said} dans l’original et {says} dans la traduction ne peuvent pas "
    "désigner le même : la traduction passe du singulier au pluriel ou l’inverse.",
    "reference.phase": "{away} parle d’une phase de {event} ; {owned} en fait celle {owner} : "
    "{word} renvoie à une personne.",
    "reference.event": "un événement",
    "reference.this-event": "l’événement, {word}",
    "reference.man": "d’un homme",
    "reference.woman": "d’une femme",
    # language
    "untranslated": "{words} figure dans la traduction tel que dans l’original.",
    # sentences
    "sentence.repeated": "{what} {words} n’a pas de place propre dans l’autre texte et rend une "
    "seconde fois {again}.",
    "sentence.omitted": "{what} {words} de l’original n’a pas d’équivalent dans la traduction.",
    "sentence.added": "{what} {words} de la traduction n’a pas d’équivalent dans l’original.",
    "sentence.moved": "{what} {words} se trouve ailleurs dans la traduction, {place}.",
    "sentence.after": "après {words}",
    "sentence.beginning": "au début",
    "sentence.sentence": "La phrase",
    "sentence.heading": "Le titre",
    "sentence.passage": "Le passage",
    "sentence.passage-of": "Le passage de {n} phrases",
    # repetition
    "repetition.echo": "La traduction dit {words} {times} fois de suite, l’original non.",
    "repetition.again": "La traduction dit {words} deux fois ; l’original n’en a qu’une place.",
    # word order
    "order.exchanged": "Dans la traduction, {word} ne semble pas à sa place dans {words}.",
    "order.shuffled": "Les mots de la traduction sont en désordre : {words}.",
    # language
    "untranslated.word": "{words} est un mot de la langue de l’original et n’est pas traduit.",
    "untranslated.whole": "La traduction est une copie de l’original.",
    "language.passage": "{words} n’est pas dans la langue de la traduction.",
    # units
    "unit.figure": "L’original dit {said} là où la traduction dit {says} ; les quantités ne "
    "sont pas égales.",
    # glossary
    "glossary.never": "Le glossaire interdit {rendering} pour {term}.",
    "glossary.instead": "Le glossaire demande {wanted} là où l’original a {term} ; la traduction "
    "a {rendering}.",
    "glossary.missing": "Le glossaire demande {wanted} là où l’original a {term} ; la traduction "
    "n’a rien de tel.",
    # terminology
    "terminology.alone": "Le texte rend {term} par {usual} à {n} autres endroits, et par "
    "{rendering} seulement ici.",
    "terminology.varied": "Le texte rend {term} par {usual} à {n} endroits, et par {rendering} à "
    "{times}, dont celui-ci.",
    # structure: governors that are kept, roles
    "attachment.kept": "Dans l’original, {said} {said:se rattache|se rattachent} à {governor} ; "
    "dans la traduction, {says} {says:se rattache|se rattachent} à {new}{renders}, et non à "
    "{rendered}.",
    "role.half": "Dans l’original, {word} est {part} ({verb}) ; dans la traduction, {new} est "
    "{new_part} ({new_verb}).",
    "role.actor": "ce qui agit",
    "role.undergoer": "ce qui subit l’action",
    "role.recipient": "ce à quoi l’action s’adresse",
    "role.compared": "le terme de la comparaison",
    "role.other": "à une autre place",
    "role.objects": "Dans l’original, {first} est {part} et {second} {second_part} ({verb}) ; "
    "dans la traduction, {new_second} a pris la place de {first} et {new_first} celle de "
    "{second} ({new_verb}).",
    "role.unsaid": "L’original dit {verb} de {subject} ; la traduction ne dit pas de qui ou de "
    "quoi.",
    "role.markers": "L’original dit {first} et {second}, la traduction échange les deux : "
    "{new_first} et {new_second}.",
    "role.comparison": "Dans l’original, {first} est comparé à {second} ; dans la traduction, "
    "c’est {new_first} qui est comparé à {new_second}.",
    # choix des mots
    "choice.opposite": "{said} de l’original est rendu par {says}, qui veut dire le contraire.",
    "choice.broader": "{said} de l’original est rendu par {says}, qui est plus général.",
    "choice.narrower": "{said} de l’original est rendu par {says}, qui est plus précis.",
    "choice.false-friend": "{said} de l’original est rendu par {says}, qui lui ressemble, mais "
    "{english} veut dire {instead} ; {french} se dirait {means} en anglais.",
    "choice.sense": "{said} de l’original est rendu par {says}, qui veut dire autre chose : "
    "{usual} est le mot habituel.",
    # tense and modality
    "modality.changed": "L’original dit {said}, la traduction {says} : ce qui doit être et ce "
    "qui peut être sont confondus.",
    "modality.omitted": "L’original dit {said} ; la traduction dit {says}, sans devoir ni "
    "pouvoir.",
    "modality.added": "La traduction dit {says} ; l’original dit {said}, sans devoir ni pouvoir.",
    "modality.unreal-omitted": "Ce qui est supposé ou rapporté dans l’original ({said}) est "
    "affirmé comme un fait dans la traduction ({says}).",
    "modality.unreal-added": "Ce que l’original affirme comme un fait ({said}) est supposé ou "
    "rapporté dans la traduction ({says}).",
    "tense.past-future": "L’original dit ce qui a eu lieu, {said} ; la traduction dit que cela "
    "aura lieu, {says}.",
    "tense.future-past": "L’original dit ce qui aura lieu, {said} ; la traduction dit que cela "
    "a eu lieu, {says}.",
    "tense.past-present": "L’original met {said} au passé, la traduction met {says} au présent.",
    "tense.present-past": "L’original met {said} au présent, la traduction met {says} au passé.",
    "tense.present-future": "L’original met {said} au présent, la traduction met {says} au futur.",
    "tense.aspect": "L’un des textes dit un fait accompli, l’autre une action en cours : "
    "{said}, {says}.",
    # questions and quotations
    "question.lost": "L’original pose une question ; la traduction affirme, {says}.",
    "question.added": "La traduction pose une question ; l’original affirme, {said}.",
    "quotation.omitted": "L’original cite {words} ; la traduction ne le présente pas comme une "
    "citation.",
    "quotation.added": "La traduction cite {words} ; l’original ne le présente pas comme une "
    "citation.",
    "quotation.changed": "L’original cite {said}, la traduction cite {says}.",
    "attribution.force": "Dans l’original, quelqu’un {said} ; dans la traduction, {says} : les "
    "deux verbes ne rapportent pas de la même manière.",
    "attribution.speaker": "Dans l’original, c’est {said} qui parle ; dans la traduction, "
    "c’est {says}.",
    "attribution.omitted": "L’original attribue ce qu’il dit, {words} ; la traduction "
    "l’affirme à son compte.",
    "attribution.added": "La traduction attribue ce qu’elle dit, {words} ; l’original "
    "l’affirme à son compte.",
    # gender and quantity
    "gender.changed": "{said} dans l’original et {says} dans la traduction ne désignent pas "
    "une personne du même genre.",
    "gender.owner": "La traduction dit {says}, mais il n’est question de personne de ce genre "
    "; l’original dit {said}.",
    "degree.changed": "L’original dit {said}, la traduction dit {says} : il n’est pas question "
    "de la même quantité.",
}
