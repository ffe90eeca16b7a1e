"""Quotes against their source: altered, misplaced, joined, badly marked, too long, copied, in another mouth."""

from __future__ import annotations

import re
from typing import Any, Final

import msgspec
import pytest

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.rules import excerpts as _excerpts  # noqa: F401
from briefing_tui.loading.rules import quotes as _quotes  # noqa: F401
from briefing_tui.loading.rules import speakers as _speakers  # noqa: F401
from briefing_tui.loading.rules.quotemarks import has_outer, unbalanced
from briefing_tui.loading.rules.rule import RULES, Case
from briefing_tui.loading.texts import SourceText
from briefing_tui.model import (
    Briefing,
    Citation,
    Date,
    Figure,
    Locator,
    Number,
    Organisation,
    Original,
    Person,
    Place,
    Quote,
    Section,
    Source,
)  # fmt: skip
from tests.loading.rules.cases import case, found, of

CODES: Final = ("Q01", "Q02", "Q03", "Q04", "Q05", "Q06", "Q07", "Q08")
TEXT: Final = (
    """\
The talks in Geneva between Ada Lind, the harbour master, and Carl Berg lasted a day.
"We pay for the first year," Lind said. "Nobody has asked us about the second, and nobody will."
"It was never about money, and Berg knows that," she added.
Berg, who owns two of the tugs, called the plan a "good start." He wants 12 more ships by spring.
"The sea does not wait," the shipowner said. A spokesman of the Port Union agreed.
The pilots were not there. "We heard of it on the radio," one of them said.
"""
    + "The rest is filler that nobody quotes, line after line of it, so that shares stay small.\n" * 20
)
LIND: Final = Person(id="lind", name="Ada Lind", role="Harbour master")
BERG: Final = Person(id="berg", name="Carl Berg", role="Shipowner", affiliation="union")
UNION: Final = Organisation(id="union", name="Port Union", acronym="PU")


def quote(text: str, speaker: str = "lind", paragraph: int | None = None, **fields: Any) -> Quote:
    locator = Locator(paragraph=paragraph) if paragraph else None
    given = {"id": "q", "speakers": (speaker,), "text": text, "source": "src", "locator": locator}
    return Quote(**(given | fields))


def of_quotes(*quotes: Quote, text: str = TEXT, **lists: Any) -> Case:
    given = {"people": (LIND, BERG), "organisations": (UNION,)} | lists
    briefing = Briefing(
        briefing_version="1", id="b", title="B", language="en", created=Date("2026-11-24"),
        sources=(Source(id="src", type="report", title="S"),), sections=given.pop("sections", ()), quotes=quotes,
        **given,
    )  # fmt: skip
    return of(briefing, b"", {"src": SourceText(text)})


def codes(what: Case) -> list[str]:
    return [one.code for one in found(what, *CODES)]


def only(what: Case) -> Finding:
    (one,) = found(what, *CODES)
    return one


@pytest.mark.parametrize("code", CODES)
def test_the_examples(code: str) -> None:
    bad = case(RULES[code].bad)
    if code == "Q07":
        bad = msgspec.structs.replace(
            bad, texts={}, text_problems={"src-minutes": ("text_file", "nowhere.txt not found", "Put it there.")}
        )
    assert only(bad).code == code
    assert codes(case(RULES[code].good)) == []


def test_what_differs_is_shown() -> None:
    one = only(of_quotes(quote("We paid for the first year", paragraph=2)))
    assert one.code == "Q01"
    assert one.path == ("quotes", 0, "text")
    assert (
        one.message == 'not in src as it stands; nearest passage (¶2, 94 % alike): "We [paid → pay] for the first year"'
    )
    one = only(of_quotes(quote("Quixotic zebras", paragraph=2)))
    assert one.message == "not in src, nor is anything like it"
    one = only(of_quotes(quote("Nobody has asked us […] We pay for the first", paragraph=2)))
    assert one.message == "the parts stand in ¶2 of src, but not in this order in one paragraph"


def test_what_looks_alike_is_told_by_its_code() -> None:
    one = only(of_quotes(quote("مرز آرام است و علي رفت"), text="مرز آرام است و علی رفت. " + "و " * 40))
    assert one.hint == "They look alike, but have U+064A where the source has U+06CC."
    assert "Copy" in only(of_quotes(quote("we pay for the first year", paragraph=2))).hint


def test_evidence_is_proved_too() -> None:
    figure = Figure(
        id="f", label="Ships", status="reported", value=Number("12"), unit="item", source="src",
        evidence="13 more ships", locator=Locator(paragraph=4),
    )  # fmt: skip
    assert only(of_quotes(figures=(figure,))).path == ("figures", 0, "evidence")
    derived = Figure(id="f", label="Ships", status="derived", value=Number("12"), unit="item", derived_from=("f",))
    assert codes(of_quotes(figures=(derived,))) == []


def test_without_a_text_nothing_is_said() -> None:
    assert codes(msgspec.structs.replace(of_quotes(quote("nobody ever said this")), texts={})) == []


def test_a_translation_is_proved_by_either_side() -> None:
    spoken = Original(language="sv", text="We pay for the first year")
    assert codes(of_quotes(quote("Vi betalar", paragraph=2, original=spoken))) == []
    one = only(
        of_quotes(quote("Vi betalar", paragraph=2, original=Original(language="sv", text="We paid for the first")))
    )
    assert one.path == ("quotes", 0, "original", "text")


@pytest.mark.parametrize(
    ("given", "message", "step"),
    [
        (quote("We pay for the first year", paragraph=4), "found in ¶2, the locator says ¶4", "paragraph"),
        (quote("Berg", "berg", 5), "found in ¶1, ¶3 and ¶4, the locator says ¶5", "paragraph"),
        (quote("Berg", "berg"), "the words occur 3 times, in ¶1, ¶3 and ¶4", "text"),
        (
            quote("Berg", "berg", locator=Locator(prefix="Mr")),
            "the words occur 3 times, in ¶1, ¶3 and ¶4; prefix and suffix do not tell which is meant",
            "locator",
        ),
        (
            quote("We pay for the first year […] It was never about money", paragraph=2),
            "found in ¶2 to ¶3, the locator says ¶2",
            "paragraph",
        ),
        (
            quote("We pay", locator=Locator(paragraph=2, prefix="and then she said")),
            "the prefix does not stand before the words in ¶2",
            "prefix",
        ),
        (
            quote("the tugs", "berg", locator=Locator(prefix="of", suffix="called the plan a bad")),
            "the suffix does not stand after the words in ¶4",
            "suffix",
        ),
        (quote("We pay for the first year […] It was never about money"), "the words run from ¶2 to ¶3", "text"),
    ],
)  # fmt: skip
def test_places(given: Quote, message: str, step: str) -> None:
    one = only(of_quotes(given))
    assert (one.code, one.message, one.path[-1]) == ("Q02", message, step)


@pytest.mark.parametrize(
    ("locator", "step", "message"),
    [
        (Locator(paragraph=27), "paragraph", "src has no ¶27; its last is ¶26"),
        (Locator(paragraph=2, paragraph_end=61), "paragraph_end", "src has no ¶61; its last is ¶26"),
        (Locator(paragraph=5, paragraph_end=2), "paragraph_end", "paragraph_end 2 is before paragraph 5"),
    ],
)
def test_paragraphs_that_are_not_there(locator: Locator, step: str, message: str) -> None:
    cited = Section(id="s", title="S", body="Our own words.", sources=(Citation(source="src", locator=locator),))
    one = only(of_quotes(sections=(cited,)))
    assert (one.code, one.message, one.path) == ("Q02", message, ("sections", 0, "sources", 0, "locator", step))


def test_a_quote_whose_locator_ends_before_it_begins() -> None:
    words = quote("We pay for the first year", paragraph=2)
    backward = msgspec.structs.replace(words, locator=Locator(paragraph=2, paragraph_end=1))
    assert only(of_quotes(backward)).message == "paragraph_end 1 is before paragraph 2"


def test_joined_passages() -> None:
    one = only(of_quotes(quote("We pay for the first year and nobody will ever", paragraph=2)))
    assert one.code == "Q01"
    one = only(of_quotes(quote("We pay for the first us about the second", paragraph=2)))
    assert (one.code, one.message) == ("Q03", "the text joins two passages of ¶2")
    one = only(of_quotes(quote("We pay ... and nobody will", paragraph=2)))
    assert one.code == "Q03"


@pytest.mark.parametrize(
    "text",
    [
        "“We pay”",
        '"The 12" pipe"',
        '"We pay"',
        "«We pay»",
        "„We pay“",
        "'We pay'",
        "‘We pay’",
        "“We ‘all’ pay.”",
        " 'I don't pay' ",
    ],
)
def test_outer_marks(text: str) -> None:
    assert has_outer(text)


@pytest.mark.parametrize(
    "text",
    [
        "We pay",
        "“We pay,” he said, “for it.”",
        '"We" and "they"',
        "‘We’ and ‘they’",
        "“”",
        "'Tis the ports'",
        "12' × 10'",
    ],
)
def test_no_outer_marks(text: str) -> None:
    assert not has_outer(text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("“We pay for it", 0), ("We pay” for it", 6), ('He said "we pay', 8), ("a “b” and “c", 10),
        ("‘grey zones. Because", 0), ('it cost 300"', 11), ('in 2024" he', 7), ('"we have 12 and', 0), ('$12" more', 3),
        ("grey zones.’ Because", 11), ("the 'grey zone", 4), ("«мы платим", 0), ("گفت «ما", 4),
    ],
)  # fmt: skip
def test_marks_without_their_other_half(text: str, mark: int) -> None:
    assert unbalanced(text) == mark


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan's and Iran’s", "the ports’ tugs", "the ports' tugs", "'the ports' tugs' are",
        "‘grey zones.’ Because",
        "as 'my dear brother' is", "'tis the '90s rock 'n' roll", "O‘zbekiston", "Türkiye’nin", "“a” and ‘b’",
        "5'10\" tall", "a \"b 'c d' e\" f", "„Wir“ und »ihr«", "“We ‘pay.’”", "l'Iran", "goin’ home", "James’ boat",
        "“mixed marks\" are fine", "", '12" wide', "he is 5' 11\" tall", '“a 12\" pipe”', 'a 3½" bolt', "a 12”-pipe",
    ],
)  # fmt: skip
def test_balanced_marks(text: str) -> None:
    assert unbalanced(text) is None


def test_marks_of_quotes() -> None:
    assert only(of_quotes(quote("“We pay for the first year”", paragraph=2))).code == "Q04"
    assert codes(of_quotes(quote("“We pay for the first year,” Lind said", paragraph=2, kind="indirect"))) == []
    assert codes(of_quotes(quote('a "good start."', "berg", 4))) == []
    assert codes(of_quotes(quote('"good start."', "berg", 4, kind="phrase"))) == ["Q04"]
    assert codes(of_quotes(quote('"good start."', "berg", 4, kind="indirect"))) == []
    one = only(of_quotes(quote('a "good start', "berg", 4)))
    assert (one.code, one.words) == ("Q04", '"good start')
    assert only(of_quotes(quote('"We pay for the first year', paragraph=2), text=TEXT.replace('"', ""))).code == "Q04"


def test_long_quotes() -> None:
    words = " ".join(f"word{number}" for number in range(61))
    long = f'{words}"\nLind said it. {"x " * 400}'
    one = only(of_quotes(quote(words), text=f'Lind: "{long}'))
    assert (one.code, one.message) == ("Q05", "61 words quoted; prefer an excerpt (limit 60)")
    cut = words.rpartition(" ")[0]
    assert codes(of_quotes(quote(cut), text=f'Lind: "{long}')) == []
    one = only(of_quotes(quote(cut), text=f'Lind: "{words}" {"x " * 150}'))
    assert (one.code, one.path) == ("Q05", ("quotes",))
    half = quote(" ".join(words.split()[:40]))
    twice = of_quotes(half, msgspec.structs.replace(half, id="q-2"), text=f'Lind: "{words}" {"x " * 150}')
    assert found(twice, "Q05") == []
    assert codes(of_quotes(quote(f"[{words}] word1 word2"), text=f'Lind: "{long}')) == []


def section(body: Any) -> dict[str, Any]:
    return {"sections": (Section(id="s", title="S", body=body),)}


def test_copied_words() -> None:
    copied = "As [we](#q) know, *nobody* has asked us about the second — and nobody will. It was never about money."
    one = only(of_quotes(**section(("Our own words.", copied))))
    assert (one.code, one.path) == ("Q06", ("sections", 0, "body", 1))
    assert one.message == "repeats 15 words of ¶2 of src"
    assert one.words == "nobody* has asked"
    assert only(of_quotes(**section(copied))).path == ("sections", 0, "body")
    assert codes(of_quotes(**section("Nobody has asked us about the second, and nobody will. He said so."))) == []
    twice = f"{copied} Our own words. {copied}"
    assert codes(of_quotes(**section(twice))) == ["Q06"]


def test_names_are_not_copied() -> None:
    text = "It belongs to the Port Union, the League of Northern Ports and Sea Pilots, and the Guild of Tugs."
    body = text.replace("It belongs", "All belongs")
    places = (
        Place(id="l", name="League of Northern Ports and Sea Pilots"), Place(id="g", name="Guild of Tugs"),
    )  # fmt: skip
    assert codes(of_quotes(text=text, **section(body), places=places)) == []
    assert codes(of_quotes(text=text, **section(body))) == ["Q06"]


@pytest.mark.parametrize(
    ("given", "severity", "message"),
    [
        (quote("We pay for the first year", "berg", 2), None, "¶2 names Ada Lind, not Carl Berg"),
        (quote("He wants 12 more ships by spring", "lind", 4), None, "¶4 names Carl Berg, not Ada Lind"),
        (
            quote("We heard of it on the radio", "lind", 6),
            "note",
            "¶6 names nobody of the briefing, and so not Ada Lind",
        ),
    ],
)
def test_another_speaker(given: Quote, severity: str | None, message: str) -> None:
    one = only(of_quotes(given))
    assert (one.code, one.severity, one.message, one.path) == ("Q08", severity, message, ("quotes", 0, "speakers"))


@pytest.mark.parametrize(
    "given",
    [
        quote("We pay for the first year", "lind", 2),
        quote("It was never about money", "lind", 3),  # named in the paragraph before; Berg only within the quotation
        quote("The sea does not wait", "berg", 5),  # by role
        quote("The sea does not wait", "union", 5),
        quote("called the plan", "union", 4),  # Berg speaks for it
        quote("lasted a day", "lind", 1),
        quote("We heard of it on the radio", "lind", 6, note="Inferred from the context."),
        quote("We pay for the first year", paragraph=2, speakers=("berg", "lind")),
        quote("We pay for the first year", "nobody", 2),
    ],
)
def test_speakers_who_may_speak(given: Quote) -> None:
    assert codes(of_quotes(given)) == []


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Об этом заявил Масуд Пезешкиан. По словам Алиева, «граница спокойна».", "Ильхам Алиев", "Масуд Пезешкиан"),
        ("Prezident Əliyevin sözlərinə görə, “sərhəd sakitdir”.", "İlham Əliyev", "Məsud Pezeşkian"),
        ("Cumhurbaşkanı Aliyev'in sözleri: “sınır sakin”.", "İlham Aliyev", "Mesud Pezeşkiyan"),
        ("علی‌اف گفت: «مرز آرام است».", "الهام علی‌اف", "مسعود پزشکیان"),
        ("ALIYEV: The border is calm.", "Ilham Aliyev", "Masoud Pezeshkian"),
        ("Xi said the border was calm.", "Xi Jinping", "Masoud Pezeshkian"),
        ('"A 12" pipe on the border is calm," Aliyev said.', "Ilham Aliyev", "Masoud Pezeshkian"),
    ],
)
def test_names_in_other_forms(text: str, name: str, other: str) -> None:
    people = (Person(id="a", name=name), Person(id="b", name=other))
    words = text.rstrip(".").rpartition(" ")[2].strip("»”“.")
    assert codes(of_quotes(quote(words, "a", 1), text=text + "\n" + "x " * 40, people=people)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The society “Clean Water” took samples. “We found no oil,” it wrote.", "Clean Water"),
        ("Общество «Чистая вода» провело замеры 2 мая. «Масла в воде нет», — говорится в отчёте.", "Чистая вода"),
        ("В обществе «Чистый берег» ждут. «Пока нет», — говорится в отчёте.", "Чистый берег"),
        ("В «Чистом береге» ждут. «Пока нет», — говорится в отчёте.", "Чистый берег"),
    ],
)
def test_a_name_in_quotation_marks(text: str, name: str) -> None:
    words = re.findall("[“«]([^”»,]*)", text)[-1]
    body = Organisation(id="a", name=name)
    assert codes(of_quotes(quote(words, "a", 1), text=text + "\n" + "x " * 60, organisations=(body,))) == []
    other = Organisation(id="a", name=name + " Ferry")
    one = only(of_quotes(quote(words, "a", 1), text=text + "\n" + "x " * 60, organisations=(other,)))
    assert (one.code, one.severity) == ("Q08", "note")


SPOKEN: Final = (
    ("Käthe Brügger kam. „Schön“, sagte sie.", "Käthe Brügger", "„Bäume fallen“, sagte dessen Sprecher Uwe O'Neill.",
     "Uwe O'Neill", "Bäume fallen"),
    ("Élodie Marchand est venue.", "Élodie Marchand", "« Des camions, jamais », a déclaré le maire Nuno Costa.",
     "Nuno Costa", "Des camions, jamais"),
    ("Нина Ёлкина ждёт туристов.", "Нина Ёлкина", "«Теперь беру два ящика», — пожаловался рыбак Пётр Цой.", "Пётр Цой",
     "Теперь беру два ящика"),
    ("Işıl Çağlar geldi.", "Işıl Çağlar", 'Şükrü İnönülü, "Dükkânlarımız iki yıl tozda kalacak" dedi.', "Şükrü İnönülü",
     "Dükkânlarımız iki yıl tozda kalacak"),
    ("Aygün Quliyeva gəldi.", "Aygün Quliyeva", "“Qatar gecə gələcək”, Rauf Məmmədov bildirib.", "Rauf Məmmədov",
     "Qatar gecə gələcək"),
    ("مریم کاویانی آمد.", "مریم کاویانی",
     "«ماهی‌ها می‌روند»، حسین دریانورد، ماهی‌گیر، گفت.", "حسین دریانورد", "ماهی‌ها می‌روند"),
)  # fmt: skip


@pytest.mark.parametrize(("before", "one", "text", "other", "words"), SPOKEN)
def test_who_speaks_in_other_languages(before: str, one: str, text: str, other: str, words: str) -> None:
    people = (Person(id="a", name=one), Person(id="b", name=other))
    whole = f"{before}\n{text}\n" + "x " * 60
    (wrong,) = found(of_quotes(quote(words, "a", 2), text=whole, people=people), "Q08")
    assert (wrong.severity, wrong.message) == (None, f"¶2 names {other}, not {one}")
    assert found(of_quotes(quote(words, "b", 2), text=whole, people=people), "Q08") == []


@pytest.mark.parametrize(
    ("before", "text", "words"),
    [
        ("Käthe Brügger kam.", "„Bäume fallen“, sagte sie zu Uwe O'Neill.", "Bäume fallen"),
        ("Käthe Brügger kam.", "„Bäume fallen“, sagte sie. „Nein“, sagte Uwe O'Neill.", "Bäume fallen"),
        ("Käthe Brügger kam.", "„Bäume fallen“, sagte die Frau zu Uwe O'Neill.", "Bäume fallen"),
        ("Käthe Brügger est venue.", "« Jamais », a-t-elle dit. « Si », a dit Uwe O'Neill.", "Jamais"),
        ("Käthe Brügger geldi.", '"Asla" dedi. Uwe O\'Neill "Evet" dedi.', "Asla"),
        ("Käthe Brügger آمد.", "«هرگز» را با Uwe O'Neill گفت‌وگو کرد.", "هرگز"),
    ],
)
def test_who_goes_on_in_other_languages(before: str, text: str, words: str) -> None:
    people = (Person(id="a", name="Käthe Brügger"), Person(id="b", name="Uwe O'Neill"))
    whole = f"{before}\n{text}\n" + "x " * 60
    assert found(of_quotes(quote(words, "a", 2), text=whole, people=people), "Q08") == []


def test_who_is_named_before_does_not_speak_where_another_one_goes_on() -> None:
    text = TEXT.replace("The pilots were not there.", 'Carl Berg, who heard it in Oslo, doubts it. "Maybe," he said.')
    assert only(
        of_quotes(quote("Maybe", "lind", 6), text=text.replace("Berg, who owns", "Lind, who owns"))
    ).message == ("¶6 names Carl Berg, not Ada Lind")
    met = text.replace("Carl Berg, who heard it in Oslo, doubts it.", "Then they met Berg.")
    assert codes(of_quotes(quote("Maybe", "lind", 6), text=met.replace("Berg, who owns", "Lind, who owns"))) == []


@pytest.mark.parametrize(("side", "severity"), [("south", None), ("north", "note"), (None, "note")])
def test_an_organisation_on_another_side_than_who_speaks(side: str | None, severity: str | None) -> None:
    lind = msgspec.structs.replace(LIND, side="north")
    union = msgspec.structs.replace(UNION, side=side)
    given = quote("We pay for the first year", "union", 2)
    one = only(of_quotes(given, people=(lind,), organisations=(union,)))
    assert (one.code, one.severity, one.message) == ("Q08", severity, "¶2 names Ada Lind, not Port Union")


def test_one_mistake_is_one_problem() -> None:
    long = " ".join(["never"] * 70)
    assert codes(of_quotes(quote(f'"{long}', "berg", 9))) == ["Q01"]
    assert codes(of_quotes(quote("We pay for the first year", "berg", 4))) == ["Q02"]
