"""Words against a text: what is verbatim, where it stands, and what words that are not are most like."""

from __future__ import annotations

import os
import pickle
import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing_tui.loading.texts import SourceText, normal
from briefing_tui.loading.verbatim import Proof, prove
from briefing_tui.model import Locator

TEXTS = os.environ.get("BRIEFING_TEXTS")
TEXT = """\
The ministers met in Geneva on Monday. They called each other “my old friend,” and spoke of the pipeline.

"We have 12 neighbours," Vale said, "and this one is – by far – the calmest. We'll pay 1.2 billion francs [sic] for \
the first year. I don't know who pays for the second. We are not a part of any bloc."

Marsh answered: ‘My old friend is right.’ The line crosses the old quarry and the sea—all of it.
  
Nobody asked the ports’ crews. “We were never asked,” one of them said.

“My old friend” was heard again at noon. Nobody asked why.

They spoke of tugs --- and of the pilots'--boats.
"""


@pytest.fixture(scope="module")
def text() -> SourceText:
    return SourceText(TEXT)


def shown(proof: Proof, text: SourceText) -> list[str]:
    """The words that a screen would highlight."""
    return [(text.paragraph(spot.paragraph) or "")[spot.start : spot.end] for spot in proof.spots]


@pytest.mark.parametrize(
    ("words", "paragraph", "pieces"),
    [
        ("The ministers met in Geneva", 1, ["The ministers met in Geneva"]),
        ('called each other "my old friend,"', 1, ["called each other “my old friend,”"]),
        ("this one is - by far — the calmest", 2, ["this one is – by far – the calmest"]),
        ("the sea-all  of\n it.", 3, ["the sea—all of it."]),
        ("1.2 billion francs [sic] for the first year", 2, ["1.2 billion francs [sic] for the first year"]),
        ("this one is […] the calmest", 2, ["this one is", "the calmest"]),
        ("this one is [...] the calmest. […] We are not", 2, ["this one is", "the calmest.", "We are not"]),
        ("[the] neighbours", 2, ["neighbours"]),
        ("[T]his one is", 2, ["his one is"]),
        ("[T]he ministers met", 1, ["he ministers met"]),
        ("the ports’ crew[…]", 4, ["the ports’ crew"]),
        ("I don’t know who pays", 2, ["I don't know who pays"]),
        ("We are not […].", 2, ["We are not"]),
        ("“We were never asked,” one of them said.", 4, ["“We were never asked,” one of them said."]),
        ("neighbours", 2, ["neighbours"]),
        ("12", 2, ["12"]),
        ("the sea---all of it", 3, ["the sea—all of it"]),
        ("of tugs -- and", 6, ["of tugs --- and"]),
        ("pilots’--boats", 6, ["pilots'--boats"]),
        ("boats", 6, ["boats"]),
    ],
)
def test_verbatim(words: str, paragraph: int, pieces: list[str], text: SourceText) -> None:
    proof = prove(words, text, Locator(paragraph=paragraph))
    assert (proof.state, proof.paragraph, proof.paragraph_end) == ("proved", paragraph, None)
    assert not (proof.elsewhere or proof.ambiguous or proof.joined or proof.marked)
    assert shown(proof, text) == pieces


@pytest.mark.parametrize(
    ("words", "difference"),
    [
        ("The ministers met in Vienna on Monday", "The ministers met in [Vienna → Geneva] on Monday"),
        ("the ministers met in Geneva", "[the → The] ministers met in Geneva"),
        ("We have 13 neighbours", "We have [13 → 12] neighbours"),
        ("We'll pay 2 billion francs", "We'll pay [2 → 1.2] billion francs"),
        ("2 billion francs", "[2 → 1.2] billion francs"),
        ("We'll pay 1 billion francs", "We'll pay [1 → 1.2] billion francs"),
        ("We are a part of any bloc", "We are [(nothing) → not] a part of any…"),
        ("We are not a part of a bloc", "…not a part of [a → any] bloc"),
        ("We are not really a part of any bloc", "We are not [really → (nothing)] a part of any…"),
        ("art of any bloc", "[art → part] of any bloc"),
        ("crosses the old quarr", "crosses the old [quarr → quarry]"),
        ("I don know who pays", "I [don → don't] know who pays"),
        ("We are not a part of any bloc, […] for the first year", "…part of any bloc[, → .]"),
        ("Nobody asked the ports, crews", "Nobody asked the ports[, → '] crews"),
    ],
)
def test_altered(words: str, difference: str, text: SourceText) -> None:
    proof = prove(words, text, None)
    assert proof.state == "changed"
    assert proof.nearest is not None
    assert proof.nearest.difference() == difference
    assert 50 < proof.nearest.likeness < 100


def test_the_nearest_passage_can_be_shown_in_its_paragraph(text: SourceText) -> None:
    near = prove("called each other 'my young friend' and spoke", text, None).nearest
    assert near is not None
    assert (text.paragraph(near.paragraph) or "")[
        near.start : near.end
    ] == "called each other “my old friend,” and spoke"
    assert "".join(part.source for part in near.parts) == 'called each other "my old friend," and spoke'


@pytest.mark.parametrize("words", ["", "…", "[…]", "[word]", "“”", "!?"])
def test_no_words_prove_nothing(words: str, text: SourceText) -> None:
    assert prove(words, text, None) == Proof("changed")


def test_words_that_are_like_nothing(text: SourceText) -> None:
    assert prove("Quixotic zebras", text, Locator(paragraph=7)).nearest is None
    assert prove("Quixotic zebras", SourceText(""), None) == Proof("changed")


def test_pieces_in_another_order(text: SourceText) -> None:
    assert prove("the calmest […] this one is", text, None).apart == (2, 2)
    assert prove("We were never asked […] met in Geneva", text, None).apart == (4, 1)


def test_words_in_quotation_marks_that_the_text_does_not_have(text: SourceText) -> None:
    proof = prove("“The ministers met”", text, None)
    assert (proof.state, proof.marked) == ("proved", True)
    assert shown(proof, text) == ["The ministers met"]
    assert not prove("“my old friend,”", text, None).marked


def place(words: str, text: SourceText, **locator: int | str) -> tuple[int | None, bool, bool]:
    proof = prove(words, text, Locator(**locator) if locator else None)  # type: ignore[arg-type]
    return proof.paragraph, proof.elsewhere, proof.ambiguous


def test_the_place_that_is_meant(text: SourceText) -> None:
    assert place("old", text) == (1, False, True)
    assert prove("old friend", text, None).paragraphs == (1, 3, 5)
    assert prove("old friend", text, None).occurrences == 3
    assert place("old friend", text, paragraph=3) == (3, False, False)
    assert place("old friend", text, paragraph=2) == (1, True, True)
    assert place("old friend", text, paragraph=99) == (1, True, True)
    assert place("old friend", text, page=4) == (1, False, False)
    assert place("The ministers met", text, paragraph=2) == (1, True, False)


def test_prefix_and_suffix_tell_which_is_meant(text: SourceText) -> None:
    assert place("old friend", text, suffix="was heard") == (5, False, False)
    assert place("old friend", text, prefix="answered: ‘My") == (3, False, False)
    assert place("old friend", text, prefix="each other my", suffix="and spoke") == (1, False, False)
    assert place("old friend", text, prefix="My") == (3, False, True)
    assert place("old friend", text, prefix="no such") == (1, False, True)
    assert place("old friend", text, suffix="was heard", paragraph=3) == (5, True, False)
    assert place("The ministers met", text, prefix="no such") == (1, False, False)


def test_words_over_several_paragraphs(text: SourceText) -> None:
    words = "any bloc.\" Marsh answered: 'My old friend"
    proof = prove(words, text, Locator(paragraph=2, paragraph_end=3))
    assert (proof.state, proof.paragraph, proof.paragraph_end, proof.elsewhere) == ("proved", 2, 3, False)
    assert shown(proof, text) == ['any bloc."', "Marsh answered: ‘My old friend"]
    assert prove(words, text, None).paragraph_end == 3
    assert not prove(words, text, None).elsewhere
    assert prove(words, text, Locator(paragraph=2)).elsewhere
    cut = prove("called each other […] The line crosses", text, Locator(paragraph=1, paragraph_end=3))
    assert (cut.paragraph, cut.paragraph_end, cut.elsewhere) == (1, 3, False)


def test_pieces_that_lie_paragraphs_apart_need_a_range(text: SourceText) -> None:
    words = "They called each other […] The line crosses the old quarry"
    assert prove(words, text, Locator(paragraph=1)).elsewhere
    assert not prove(words, text, Locator(paragraph=1, paragraph_end=3)).elsewhere


@pytest.mark.parametrize(
    ("words", "passages"),
    [
        ("We'll pay 1.2 billion francs We are not a part of any bloc", 2),
        ("this one is … We are not a part", 2),
        ("this one is ... who pays for (...) a part", 3),
        ("We have 12 neighbours, and this one is", 2),  # without what the reporter says
        ("this one is the calmest. We'll pay", 2),
        ("We'll pay for the first year", 2),
        ("We'll pay 1.2 billion francs for the second. […] part of [just] any bloc", 3),
    ],
)
def test_passages_that_are_joined(words: str, passages: int, text: SourceText) -> None:
    proof = prove(words, text, Locator(paragraph=2))
    assert (proof.state, proof.joined, proof.elsewhere, len(proof.spots)) == ("proved", True, False, passages)


def test_a_word_left_out_is_no_cut(text: SourceText) -> None:
    assert prove("We are a part of any bloc", text, Locator(paragraph=2)).state == "changed"
    assert prove("I know who pays for the second", text, Locator(paragraph=2)).state == "changed"
    few = SourceText("In May we are not now willing to sign, and Berg said that he would not.")
    assert prove("In May we are willing to sign", few, Locator(paragraph=1)).state == "changed"


def test_an_altered_word_joins_no_passages() -> None:
    text = SourceText("We do want the plan of the ports, and we do not want the bill of the town in May.")
    for words in (
        "We do want the bill",
        "by the ports, and we do not want",
        "want the plan of the town",
        "the bill of May",
    ):
        assert prove(words, text, Locator(paragraph=1)).state == "changed"


def test_an_insertion_cannot_hide_a_cut(text: SourceText) -> None:
    assert not prove("We'll pay [much] for the first year", text, None).joined
    assert prove("We have [no] part of any bloc", text, None).joined


@pytest.mark.parametrize(
    ("source", "words", "changed"),
    [
        (
            "او گفت: «ما می‌توانیم ۲ میلیارد متر مکعب گاز بفرستیم» و رفت.",
            "می‌توانیم ۲ میلیارد متر مکعب",
            "می‌توانیم ۳ میلیارد متر مکعب",
        ),
        ("کتابِ او را خواندم.", "کتابِ او", "کتاب"),
        ("Bakan, “Türkiye'nin 12 komşusu var” dedi.", '"Türkiye’nin 12 komşusu var"', "Türkiye’nin 12 komşusu yok"),
        ("Nazir “Azərbaycanın sərhədləri” haqqında danışdı.", "Azərbaycanın sərhədləri", "Azərbaycanin sərhədləri"),
        ("Министр сказал: «Мы не боимся — никогда».", "«Мы не боимся - никогда»", "Мы не боялись — никогда"),
        ("Ses u\u0308zu\u0308m gibi.", "üzüm gibi", "uzum gibi"),
        ("他说我们有十二个邻国。", "我们有十二个邻国", "我们有十三个邻国"),
        ("Der Minister sagte: „Wir zahlen“ und ging.", '"Wir zahlen" und ging', "Wir zahlten"),
        ("The ½ price, 5 km² and more…", "The ½ price, 5 km² and more...", "The ¼ price"),
        ("so\u00adlu\u200btion at\u00a0last", "solution at last", "solutions at last"),
    ],
)
def test_other_scripts(source: str, words: str, changed: str) -> None:
    text = SourceText(source)
    assert prove(words, text, None).state == "proved"
    assert normal(shown(prove(words, text, None), text)[0]) == normal(words)
    assert prove(changed, text, None).state == "changed"


def test_a_part_of_a_fraction_is_no_number() -> None:
    text = SourceText("¾ of the 3 ships")
    assert shown(prove("3", text, None), text) == ["3"]
    assert prove("3", text, None).occurrences == 1


def test_marks_of_control_are_not_compared() -> None:
    text = SourceText("Vale ␦said so␦.")
    assert shown(prove("Vale said so.", text, None), text) == ["Vale ␦said so␦."]


def test_a_proof_can_be_passed_on(text: SourceText) -> None:
    for words in ("my old friend", "the ministers met"):
        proof = prove(words, text, None)
        assert pickle.loads(pickle.dumps(proof)) == proof


_WORDS = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=8), min_size=1
)
_FEW = ["the", "a", "of", "Vale's", "“sea”", "12", "1.2", "–", "pays,", "not"]
_MARKS = str.maketrans({'"': "”", "'": "’", "-": "–", "“": '"', "’": "'", "—": "-"})


@given(st.lists(_WORDS, min_size=1, max_size=4), st.data())
def test_every_excerpt_is_proved(paragraphs: list[list[str]], data: st.DataObject) -> None:
    text = SourceText("\n".join(map(" ".join, paragraphs)))
    assume(text.paragraphs)
    number = data.draw(st.integers(1, len(text.paragraphs)))
    words = (text.paragraph(number) or "").split()
    start = data.draw(st.integers(0, len(words) - 1))
    excerpt = words[start : data.draw(st.integers(start + 1, len(words)))]
    assume(any(map(str.isalnum, normal(" ".join(excerpt)))))
    blank = data.draw(st.sampled_from([" ", "\n", " \u00a0 "]))
    proof = prove(blank.join(excerpt).translate(_MARKS), text, Locator(paragraph=number))
    assert (proof.state, proof.paragraph, proof.elsewhere) == ("proved", number, False)
    assert not (proof.joined or proof.ambiguous)
    assert normal(" ".join(shown(proof, text))) == normal(" ".join(excerpt))


@given(
    st.lists(
        st.lists(st.sampled_from(["the", "a", "of", "Vale's", "“sea”", "12", "1.2", "–", "pays,", "not"]), min_size=2),
        min_size=1,
    ),
    st.data(),
)
def test_a_word_that_the_text_does_not_have_is_found(paragraphs: list[list[str]], data: st.DataObject) -> None:
    text = SourceText("\n".join(map(" ".join, paragraphs)))
    words = list(data.draw(st.sampled_from(paragraphs)))
    at = data.draw(st.integers(0, len(words) - 1))
    words[at] = data.draw(st.sampled_from(["The", "A", "13", "1.3", "seas", "Vale", "plays,", "Not"]))
    proof = prove(" ".join(words), text, None)
    assert proof.state == "changed"
    if proof.nearest and len(words) > 3:
        assert proof.nearest.difference().count("→") >= 1


@pytest.mark.slow
@pytest.mark.parametrize("paragraphs", [3, 5_000])
def test_many_quotes_of_a_large_text(paragraphs: int) -> None:
    draw = random.Random(1)
    vocabulary = ["".join(draw.choices("abcdefghijklmnop", k=draw.randint(2, 9))) for _ in range(8_000)]
    words = draw.choices(vocabulary, k=300_000)
    size = len(words) // paragraphs
    lines = [words[at : at + size] for at in range(0, size * paragraphs, size)]
    text = SourceText("\n".join(map(" ".join, lines)))
    assert len(text.text) > 1_900_000
    wrong = []
    for number in range(500):
        line = draw.randrange(len(lines))
        start = draw.randrange(size - 20)
        quoted = lines[line][start : start + 20]
        if altered := number % 3 == 0:
            quoted[draw.randrange(20)] += "q"
        proof = prove(" ".join(quoted), text, Locator(paragraph=line + 1))
        found = (proof.paragraph or (proof.nearest.paragraph if proof.nearest else 0)) == line + 1
        if (proof.state == "changed") != altered or not found:
            wrong.append(quoted)
    assert wrong == []


@pytest.mark.parametrize("behind", [" é", "漢é", "漢字é"])
def test_a_text_of_one_word_is_searched_once(behind: str) -> None:
    text = SourceText("é" * 400_000 + behind + "é" * 3999 + " end")
    started = time.process_time()
    proof = prove("é" * 4000, text, None)
    assert time.process_time() - started < 1
    assert proof.state == "proved"
    assert prove("é" * 4001, text, None).state != "proved"


def altered(words: list[str], draw: random.Random, vocabulary: list[str]) -> list[str]:
    """Words with one of them altered a little: another word, another case, another digit, another ending."""
    words = list(words)
    at = draw.choice([at for at, word in enumerate(words) if any(map(str.isalnum, word))])
    word = words[at]
    swaps = {"a": "the", "the": "a", "is": "was", "not": "now", "will": "would"}
    ways = [
        swaps.get(word, draw.choice(vocabulary)),
        re.sub(r"\w", lambda found: found[0].swapcase(), word, count=1),
        re.sub(r"\d", lambda found: str((int(found[0]) + 1) % 10), word, count=1),
        re.sub(r"(\w)(\W*)$", r"\1s\2", word),
    ]
    words[at] = draw.choice(ways)
    return words


@pytest.mark.skipif(not TEXTS, reason="BRIEFING_TEXTS names no folder of texts")
def test_real_texts() -> None:
    """Quotes drawn from any folder of texts: each altered one is found, and no other."""
    draw = random.Random(7)
    missed, false = [], []
    drawn = 0
    for path in sorted(Path(TEXTS or "").rglob("*")):
        if not path.is_file() or path.suffix not in (".txt", ".md", ".rst", ""):
            continue
        text = SourceText(path.read_text(encoding="utf-8", errors="ignore"))
        lines = [line.split() for line in text.paragraphs if len(line.split()) > 8]
        vocabulary = [word for line in lines for word in line]
        for _ in range(30 if lines else 0):
            line = draw.choice(lines)
            size = min(draw.randint(8, 30), len(line))
            start = draw.randrange(len(line) - size + 1)
            quote = " ".join(line[start : start + size])
            if "[" in quote or not any(map(str.isalnum, quote)):
                continue
            drawn += 1
            if draw.random() < 1 / 3:
                quote = " ".join(altered(quote.split(), draw, vocabulary))
                there = normal(quote) in text.flat or "[" in quote
                if not there and prove(quote, text, None).state == "proved" and not prove(quote, text, None).joined:
                    missed.append((path.name, quote))
            elif prove(quote, text, None).state == "changed" or prove(quote, text, None).joined:
                false.append((path.name, quote))
    assert drawn > 0
    assert (missed, false) == ([], [])
