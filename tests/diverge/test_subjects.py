"""Clauses that have lost their subject, and clauses that do without: invented pairs."""

from __future__ import annotations

from linked import alarmed, both_ways, linked_views, missed

from workbench.diverge.structure import subjects

LOST = [
    ("Durant les années 1980, il travailla pour la radio.", "During the 1980s worked for radio."),
    ("Elle dirigea les policiers vers sa voiture noire.",
     "Directed the officers to her black car."),
    ("Hier soir, nous avons vu un renard dans le jardin.", "Last night saw a fox in the garden."),
    ("Ils vendront la maison au printemps.", "Will sell the house in spring."),
    # told by the gap: the verb itself answers the pronoun
    ("Il y a une plainte, car ils sont responsables du retard.",
     "There is a complaint because are responsible for the delay."),
    ("Je travaille à Lyon depuis dix ans, et la ville a changé.",
     "Have worked in Lyon for ten years, and the town has changed."),
]

KEPT = [
    ("Il est venu et il a vu la mer.", "He came and saw the sea."),
    ("On a construit un pont sur la rivière.", "A bridge was built over the river."),
    ("Il faut fermer la porte.", "Close the door."),
    ("Elle est entrée, a posé son sac et a souri.", "She came in, put down her bag and smiled."),
    ("Voici le livre que tu m'as prêté.", "Here is the book you lent me."),
    ("Ne t'en fais pas.", "Don't worry."),
    ("Merci d'être venu.", "Thank you for coming."),
    ("Elle s'est levée et elle est partie sans un mot.", "She got up and left without a word."),
    ("Nous savons ce qu'ils veulent.", "We know what they want."),
    ("Il dit qu'il viendra, mais qu'il ne restera pas.", "He says he will come but will not stay."),
    ("Le train qui part à midi est plein.", "The train leaving at noon is full."),
]


def test_a_lost_subject_is_found() -> None:
    assert missed(linked_views(LOST, "fr", "en"), subjects.find) == []


def test_shared_subjects_imperatives_and_passives_are_quiet() -> None:
    assert alarmed(both_ways(KEPT), subjects.find) == []
