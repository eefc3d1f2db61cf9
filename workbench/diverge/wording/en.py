"""Evidence in English; the keys are those of every language."""

from __future__ import annotations

__all__ = ["TEMPLATES"]

TEMPLATES: dict[str, str] = {
    # structure
    "attachment": "In the original, {said} {said:belongs|belong} with {governor}; in the "
    "translation, {says} {says:belongs|belong} with {new}{renders}. {lost} "
    "{lost:has|have} no counterpart.",
    "attachment.renders": ", which renders {word}",
    "role": "In the original, {actor} is the one who acts ({verb}) and {undergoer} the one acted "
    "upon; in the translation, {new_actor} acts ({new_verb}) upon {new_undergoer}.",
    # content
    "omission": "No word of the translation answers {words}{near}{elsewhere}.",
    "omission.lacked": "No word of the translation answers {words}, and after {after} it reads "
    "as if {missing} were missing.",
    "omission.opening": "No word of the translation answers {words}, and it reads as if "
    "{missing} were missing at its beginning.",
    "content.noun": "a noun",
    "content.verb": "a verb",
    "content.pron": "a pronoun",
    "content.adj": "an adjective or adverb",
    "addition": "No word of the original answers {words}{near}{elsewhere}.",
    "content.near": " (the nearest word is {word}, similarity {similarity:.2f})",
    "content.elsewhere": "; elsewhere {word} goes with {rendering}",
    # numbers and dates
    "number.changed": "The original says {said} where the translation says {says}.",
    "number.omitted": "The original states the number {words}; the translation does not.",
    "number.added": "The translation states the number {words}; the original does not.",
    "date.omitted": "The original states the date {words}; the translation does not.",
    "date.added": "The translation states the date {words}; the original does not.",
    # names
    "name.changed": "The original names {said} where the translation names {says}.",
    "name.omitted": "The original names {words}; the translation does not.",
    "name.added": "The translation names {words}; the original does not.",
    # polarity and degree
    "negation.omitted": "The original negates, {words}; nothing in the translation does.",
    "negation.added": "The translation negates, {words}; nothing in the original does.",
    "degree.omitted": "In the original, {word} {force} {scope}; the translation leaves it out.",
    "degree.added": "In the translation, {word} {force} {scope}; the original does not.",
    "degree.word": "{word}",
    "degree.claim": "the claim",
    "degree.approximator": "qualifies",
    "degree.diminisher": "weakens",
    "degree.intensifier": "strengthens",
    "degree.moderator": "moderates",
    "degree.frequency": "says how often",
    "degree.universal": "generalises",
    "degree.restrictor": "limits",
    "degree.possibility": "hedges",
    "degree.certainty": "stresses",
    # reference
    "reference.person": "{said} in the original and {says} in the translation cannot stand for "
    "the same one: the translation points to another person.",
    "reference.number": "{said} in the original and {says} in the translation cannot stand for "
    "the same one: the translation points to another number.",
    "reference.phase": "{away} speaks of a phase of {event}; {owned} makes it {owner}: {word} "
    "points to a person.",
    "reference.event": "an event",
    "reference.this-event": "the event, {word}",
    "reference.man": "a man's",
    "reference.woman": "a woman's",
    # language
    "untranslated": "{words} stands in the translation as it does in the original.",
    # sentences
    "sentence.repeated": "The {what} {words} has no place of its own in the other text; it "
    "renders again {again}.",
    "sentence.omitted": "The {what} {words} of the original has no counterpart in the "
    "translation.",
    "sentence.added": "The {what} {words} of the translation has no counterpart in the original.",
    "sentence.moved": "The {what} {words} stands elsewhere in the translation, {place}.",
    "sentence.after": "after {words}",
    "sentence.beginning": "at the beginning",
    "sentence.sentence": "sentence",
    "sentence.heading": "heading",
    "sentence.passage": "passage",
    "sentence.passage-of": "passage of {n} sentences",
    # repetition
    "repetition.echo": "The translation says {words} {times} times in a row; the original does "
    "not.",
    "repetition.again": "The translation says {words} twice; the original has one place for it.",
    # word order
    "order.exchanged": "In the translation, {word} seems to be out of place in {words}.",
    "order.shuffled": "The words of the translation are out of order: {words}.",
    # language
    "untranslated.word": "{words} is a word of the original's language and stands untranslated.",
    "untranslated.whole": "The translation is a copy of the original.",
    "language.passage": "{words} is not in the language of the translation.",
    # units
    "unit.figure": "The original says {said} where the translation says {says}; the figures do not "
    "amount to the same.",
    # glossary
    "glossary.never": "The glossary forbids {rendering} for {term}.",
    "glossary.instead": "The glossary asks for {wanted} where the original has {term}; the "
    "translation has {rendering}.",
    "glossary.missing": "The glossary asks for {wanted} where the original has {term}; the "
    "translation has nothing of the kind.",
    # terminology
    "terminology.alone": "The text renders {term} by {usual} in {n} other places, and by "
    "{rendering} only here.",
    "terminology.varied": "The text renders {term} by {usual} in {n} places, and by {rendering} in "
    "{times}, of which this is one.",
    # structure: governors that are kept, roles
    "attachment.kept": "In the original, {said} {said:belongs|belong} with {governor}; in the "
    "translation, {says} {says:belongs|belong} with {new}{renders}, and not with {rendered}.",
    "role.half": "In the original, {word} is {part} ({verb}); in the translation, {new} is "
    "{new_part} ({new_verb}).",
    "role.actor": "the one who acts",
    "role.undergoer": "the one acted upon",
    "role.recipient": "the one to whom something is done",
    "role.compared": "what something is compared with",
    "role.other": "in another place",
    "role.objects": "In the original, {first} is {part} and {second} {second_part} ({verb}); in "
    "the translation, {new_second} has taken the place of {first} and {new_first} that of "
    "{second} ({new_verb}).",
    "role.unsaid": "The original says {verb} of {subject}; the translation does not say of whom or "
    "what.",
    "role.markers": "The original says {first} and {second} where the translation exchanges the "
    "two: {new_first} and {new_second}.",
    "role.comparison": "In the original, {first} is compared with {second}; in the translation, "
    "{new_first} is compared with {new_second}, the other way round.",
    # choice of words
    "choice.opposite": "{said} in the original is rendered by {says}, which means the opposite.",
    "choice.broader": "{said} in the original is rendered by {says}, which is more general.",
    "choice.narrower": "{said} in the original is rendered by {says}, which is more specific.",
    "choice.false-friend": "{said} in the original is rendered by {says}; the two look alike, but "
    "{french} means {means}; {english} would be {instead} in French.",
    "choice.sense": "{said} in the original is rendered by {says}, which means something else; "
    "usually {usual} renders it.",
    # tense and modality
    "modality.changed": "The original says {said}, the translation {says}: what must be and "
    "what can be are exchanged.",
    "modality.omitted": "The original says {said}; the translation says {says} without “must” "
    "or “can”.",
    "modality.added": "The translation says {says}; the original says {said} without “must” or "
    "“can”.",
    "modality.unreal-omitted": "What would be or is only reported in the original ({said}) is "
    "stated as a fact in the translation ({says}).",
    "modality.unreal-added": "What the original states as a fact ({said}) would be or is only "
    "reported in the translation ({says}).",
    "tense.past-future": "The original tells what happened, {said}; the translation says that "
    "it will happen, {says}.",
    "tense.future-past": "The original says what will happen, {said}; the translation says "
    "that it happened, {says}.",
    "tense.past-present": "The original puts {said} in the past, the translation puts {says} "
    "in the present.",
    "tense.present-past": "The original puts {said} in the present, the translation puts "
    "{says} in the past.",
    "tense.present-future": "The original puts {said} in the present, the translation puts "
    "{says} in the future.",
    "tense.aspect": "One side tells an accomplished act and the other something in progress: "
    "{said}, {says}.",
    # questions and quotations
    "question.lost": "The original asks; the translation states, {says}.",
    "question.added": "The translation asks; the original states, {said}.",
    "quotation.omitted": "The original quotes {words}; the translation does not mark it as a "
    "quotation.",
    "quotation.added": "The translation quotes {words}; the original does not mark it as a "
    "quotation.",
    "quotation.changed": "The original quotes {said}, the translation quotes {says}.",
    "attribution.force": "In the original someone {said}; in the translation, {says}: the two "
    "verbs do not report in the same way.",
    "attribution.speaker": "In the original {said} is the one who speaks; in the translation "
    "it is {says}.",
    "attribution.omitted": "The original attributes what it says, {words}; the translation "
    "states it on its own account.",
    "attribution.added": "The translation attributes what it says, {words}; the original "
    "states it on its own account.",
    # gender and quantity
    "gender.changed": "{said} in the original and {says} in the translation do not stand for a "
    "person of the same gender.",
    "gender.owner": "The translation says {says}, but no one of that gender is spoken of; the "
    "original says {said}.",
    "degree.changed": "The original says {said} where the translation says {says}: another "
    "amount is spoken of.",
}
