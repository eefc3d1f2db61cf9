"""Texts as they come: verse, dialogue, one side without paragraphs, lines cut elsewhere.

With the bundled models, through the command or what it calls. The texts were written for
these tests.
"""

from __future__ import annotations

import pytest

from workbench.align import align
from workbench.cli import main
from workbench.exchange import beads_of, read_beads
from workbench.text import read_lines, read_text

VERSE_FR = """Le vieux port

Le matin se lève sur les barques endormies,
Les filets sèchent au soleil de septembre,
Un chien gris attend devant la chambre
Et la mer répète ses vieilles mélodies.

Mon père partait avant que le jour ne vienne,
Il emportait du pain et deux oranges,
Ses mains sentaient le sel et les granges
Et sa voix était plus grave que la mienne.
"""
VERSE_EN = """The old harbour

The morning rises over the sleeping boats,
The nets are drying in the September sun,
A grey dog waits outside the bedroom door
And the sea repeats its old melodies.

My father left before the day had come,
He took along some bread and two oranges,
His hands smelled of salt and of barns
And his voice was deeper than my own.
"""
DIALOGUE_FR = """— Vous partez déjà ? demanda-t-elle.

— Oui, répondit Paul. Le train est à six heures.

— Mais il pleut, et vous n'avez pas de parapluie.

Paul regarda par la fenêtre. La pluie tombait sur les toits gris de la ville.

— Tant pis, dit-il enfin. J'ai promis à ma mère d'arriver ce soir.

Elle lui tendit son vieux manteau. Il sourit et le prit sans un mot.

— Merci, Claire. Je vous le rendrai dimanche.
"""
DIALOGUE_EN = """"You're leaving already?" she asked.

"Yes," Paul answered. "The train is at six o'clock."

"But it's raining, and you have no umbrella."

Paul looked out of the window; the rain was falling on the grey roofs of the town.

"Never mind," he said at last. "I promised my mother I would arrive tonight."

She handed him her old coat. He smiled and took it without a word.

"Thank you, Claire. I'll give it back to you on Sunday."
"""
LIGHTHOUSE = {
    "en": """The old lighthouse stood at the end of the pier. Nobody had lit its lamp for thirty years.
Every morning Maria walked past it on her way to the market. One day in October she noticed that the
door was open. She hesitated for a moment. Then she climbed the 112 steps to the top. From there
she could see the whole bay and the islands beyond it. A letter lay on the floor, yellow with age.""",
    "cs": """Starý maják stál na konci mola. Jeho lampu už třicet let nikdo nerozsvítil. Marie kolem
něj chodila každé ráno cestou na trh. Jednoho říjnového dne si všimla, že jsou dveře otevřené.
Chvíli váhala. Pak vystoupala 112 schodů až nahoru. Odtud viděla celou zátoku i ostrovy za ní. Na
podlaze ležel dopis, zažloutlý stářím.""",
    "el": """Ο παλιός φάρος στεκόταν στην άκρη της προβλήτας. Κανείς δεν είχε ανάψει τη λάμπα του εδώ
και τριάντα χρόνια. Κάθε πρωί η Μαρία περνούσε από μπροστά του πηγαίνοντας στην αγορά. Μια μέρα
του Οκτωβρίου παρατήρησε ότι η πόρτα ήταν ανοιχτή. Δίστασε για μια στιγμή. Ύστερα ανέβηκε τα 112
σκαλιά ως την κορυφή. Από εκεί έβλεπε όλο τον κόλπο και τα νησιά πέρα από αυτόν. Ένα γράμμα ήταν
πεσμένο στο πάτωμα, κιτρινισμένο από τον χρόνο.""",
    "fi": """Vanha majakka seisoi laiturin päässä. Kukaan ei ollut sytyttänyt sen lamppua
kolmeenkymmeneen vuoteen. Maria käveli joka aamu sen ohi matkallaan torille. Eräänä lokakuun päivänä
hän huomasi, että ovi oli auki. Hän epäröi hetken. Sitten hän kiipesi 112 porrasta huipulle. Sieltä
hän näki koko lahden ja saaret sen takana. Lattialla oli kirje, iän kellastama.""",
    "ru": """Старый маяк стоял в конце пирса. Уже тридцать лет никто не зажигал его лампу. Каждое утро
Мария проходила мимо него по дороге на рынок. Однажды в октябре она заметила, что дверь открыта.
Она на мгновение заколебалась. Потом она поднялась по 112 ступеням наверх. Оттуда был виден весь
залив и острова за ним. На полу лежало письмо, пожелтевшее от времени.""",
    "zh": "那座古老的灯塔矗立在码头的尽头。三十年来没有人点亮过它的灯。玛丽亚每天早上去市场时都会从它旁边"
          "走过。十月的一天，她注意到门是开着的。她犹豫了一会儿。然后她爬上112级台阶，到了塔顶。从那里她"
          "可以看到整个海湾和远处的岛屿。地板上有一封信，因年久而泛黄。",
}


def identity(count):
    return tuple(((n,), (n,)) for n in range(count))


def test_verse_is_linked_line_by_line():
    bitext = align(read_text(VERSE_FR, language="fr"), read_text(VERSE_EN, language="en"))
    assert beads_of(bitext) == identity(9)


def test_verse_answers_a_translation_in_prose():
    prose = " ".join(VERSE_EN.split("\n\n", 1)[1].split())
    bitext = align(read_text(VERSE_FR, language="fr"), read_text(prose, language="en"))
    linked = [(k.source, k.target) for k in bitext.links if k.linked]
    # two sentences, one a stanza; the title has no counterpart
    assert [len(target) for _, target in linked] == [1, 1]
    assert [source[-1] for source, _ in linked] == ["s4", "s8"]
    assert not any(k.moved for k in bitext.links)


def test_dashes_answer_quotation_marks():
    bitext = align(read_text(DIALOGUE_FR, language="fr"), read_text(DIALOGUE_EN, language="en"))
    assert beads_of(bitext) == (*identity(4), ((4, 5), (4,)), *(
        ((n,), (n - 1,)) for n in range(6, 12)))


def test_one_side_without_paragraphs_is_linked_the_same():
    running = " ".join(DIALOGUE_EN.split())
    with_breaks = align(read_text(DIALOGUE_FR, language="fr"),
                        read_text(DIALOGUE_EN, language="en"))
    without = align(read_text(DIALOGUE_FR, language="fr"), read_text(running, language="en"))
    assert beads_of(without) == beads_of(with_breaks)


def test_lines_cut_elsewhere_become_beads_of_several(tmp_path, capsys):
    halves = ["The old lighthouse stood", "at the end of the pier.",
              "Nobody had lit its lamp for thirty years.",
              "Every morning Maria walked past it", "on her way to the market.",
              "She hesitated for a moment."]
    whole = ["Le vieux phare se dressait au bout de la jetée.",
             "Personne n'avait allumé sa lampe depuis trente ans.",
             "Chaque matin, Maria passait devant lui en allant au marché.",
             "Elle hésita un instant."]
    for name, lines in (("a.txt", halves), ("b.txt", whole)):
        (tmp_path / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    out = tmp_path / "beads.txt"
    assert main(["align", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--lines",
                 "--source-lang", "en", "--target-lang", "fr", "--out", str(out)]) == 0
    assert read_beads(out) == (((0, 1), (0,)), ((2,), (1,)), ((3, 4), (2,)), ((5,), (3,)))
    capsys.readouterr()


def test_empty_lines_stay_alone_and_do_not_shift_the_rest():
    one = read_lines(["Il pleut.", "", "Le chat dort sur le lit."], language="fr")
    other = read_lines(["It is raining.", "The cat is sleeping on the bed."], language="en")
    assert set(beads_of(align(one, other))) == {((0,), (0,)), ((2,), (1,)), ((1,), ())}


@pytest.mark.parametrize("language", ["cs", "el", "fi", "ru", "zh"])
def test_the_same_command_serves_other_languages(language, tmp_path, capsys):
    # Czech, Greek and Finnish are none of the sixteen languages of the first encoder
    for code in ("en", language):
        (tmp_path / f"{code}.txt").write_text(LIGHTHOUSE[code], encoding="utf-8")
    out = tmp_path / "beads.txt"
    assert main(["align", str(tmp_path / "en.txt"), str(tmp_path / f"{language}.txt"),
                 "--out", str(out)]) == 0
    assert read_beads(out) == identity(8)
    assert f"target language: {language} (detected)" in capsys.readouterr().err
