"""The bundled briefing: complete, sound in itself, and, where the source's text is at hand, true to it.

The text is not ours to pass on. BRIEFING_SOURCE_TEXT=path names a copy of it; without one the proofs are skipped.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from briefing_tui.loading import load_file
from briefing_tui.model import Briefing, Figure, Locator, Placement, Quote, references

PATH = Path(__file__).parents[1] / "briefings" / "iran-azerbaijan-visit.briefing.yaml"
SOURCE = os.environ.get("BRIEFING_SOURCE_TEXT")

SECTIONS = {
    "sec-visit": ("relations", "q-dear-brother"),
    "sec-relations": ("relations", "q-valiyev-leaders q-maqami-brotherhood q-maqami-kinship"),
    "sec-border": (
        "border",
        "f-neighbours f-war-days f-khudafarin-date q-bridge-of-friendship f-hydropower-stations q-valiyev-border"
        " q-maqami-caucasus",
    ),
    "sec-sovereignty": ("sovereignty", "q-pezeshkian-karabakh q-maqami-karabakh"),
    "sec-railway": ("railway", "q-valiyev-railway q-valiyev-outlook"),
    "sec-energy": (
        "energy",
        "f-gas-transit q-valiyev-gas q-valiyev-energy q-maqami-grid f-market-states q-maqami-market",
    ),
    "sec-organisations": (
        "organisations",
        "f-forums f-forums-all q-valiyev-d8 q-valiyev-khankendi q-maqami-forums",
    ),
}
ENTITIES = {
    "people": "aliyev pezeshkian valiyev maqami",
    "organisations": "apa air-center border-guards pezeshkian-government oic d-8 sco cica eco nam",
    "places": "place-azerbaijan place-iran place-russia place-armenia place-turkiye place-karabakh place-khankendi"
    " place-khudafarin place-araz place-caspian place-caucasus place-central-asia place-europe place-asia place-baku"
    " place-tehran place-rasht place-astara",
    "projects": "rasht-astara north-south gas-transit energy-market power-grids renewables-hub khudafarin-hydro"
    " giz-galasi-hydro aghband-bridge khudafarin-bridge",
    "agreements": "agr-visit-documents agr-gas-volumes agr-gas-transit agr-renewables",
    "events": "ev-visit ev-meeting ev-expanded-meeting ev-war ev-khudafarin ev-d8 ev-eco-meeting",
    "topics": "relations border sovereignty railway energy organisations",
    "sides": "azerbaijan iran",
    "sources": "src-apa",
}
STATUSES = {
    "rasht-astara": "proposed",
    "gas-transit": "proposed",
    "energy-market": "proposed",
    "khudafarin-hydro": "unknown",
    "giz-galasi-hydro": "unknown",
    "aghband-bridge": "construction",
    "agr-visit-documents": "signed",
    "agr-gas-volumes": "agreed",
    "agr-gas-transit": "agreed",
    "agr-renewables": "signed",
    "ev-visit": "occurred",
    "ev-khudafarin": "occurred",
    "ev-eco-meeting": "scheduled",
}
FIGURES = {
    "f-gas-transit": (2, "bcm", "more_than", "agreed", 19),
    "f-neighbours": (12, "country", "exactly", "reported", 7),
    "f-war-days": (44, "day", "exactly", "historical", 7),
    "f-khudafarin-date": ("2020-11-16", None, "exactly", "historical", 7),
    "f-hydropower-stations": (2, "item", "exactly", "derived", 8),
    "f-market-states": (3, "country", "exactly", "proposed", 18),
    "f-forums": (5, "item", "exactly", "derived", 22),
    "f-forums-all": (6, "item", "exactly", "derived", 22),
}
SCRIPTS = {"az": "LATIN", "fa": "ARABIC", "ru": "CYRILLIC", "hy": "ARMENIAN"}
CUT = re.compile(r"\[(?:…|\.\.\.)\]")
LINK = re.compile(r"\]\(#([a-z0-9-]+)\)")
FOLDS = str.maketrans("“”„«»‘’‚‐‑‒–—−", '"""""' + "'''" + "------")


def plain() -> Any:
    """The file as an ordinary YAML tool reads it."""
    return yaml.safe_load(PATH.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    return load_file(PATH)


@pytest.fixture(scope="module")
def source() -> bytes:
    if not SOURCE:
        pytest.skip("BRIEFING_SOURCE_TEXT does not name the source's text")
    return Path(SOURCE).read_bytes()


@pytest.fixture(scope="module")
def paragraphs(source: bytes) -> list[str]:
    return [line for line in re.split(r"\r?\n", source.decode()) if line.strip()]


def said_by(briefing: Briefing, speaker: str, kind: str = "direct") -> list[Quote]:
    return [quote for quote in briefing.quotes if speaker in quote.speakers and quote.kind == kind]


def paragraph(item: Quote | Figure) -> int:
    assert item.locator is not None, item.id
    assert item.locator.paragraph is not None, item.id
    return item.locator.paragraph


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(FOLDS).split())


def is_verbatim(words: str, text: str) -> bool:
    """Whether the pieces between the cuts stand in the text in order, each from word boundary to word boundary."""
    text, at = folded(text), 0
    for piece in filter(None, map(folded, CUT.split(words))):
        found = re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)").search(text, at)
        if found is None:
            return False
        at = found.end()
    return True


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text).casefold())


def own_texts(value: Any, key: str = "", within: str = "") -> Iterator[str]:
    """Every string of the file but the words of quotes and the evidence of figures, links written out."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from own_texts(inner, name, within or name)
    elif isinstance(value, list):
        for inner in value:
            yield from own_texts(inner, key, within)
    elif isinstance(value, str) and (within, key) not in {("quotes", "text"), ("figures", "evidence")}:
        yield LINK.sub("]", value)


def test_head(briefing: Briefing) -> None:
    assert briefing.id == "iran-azerbaijan-visit"
    assert briefing.title == "Pezeshkian in Azerbaijan: what the visit settled and what it left open"
    assert (briefing.language, briefing.created) == ("en", "2026-11-24")
    assert PATH.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=./briefing.schema.json\n")


def test_other_yaml_tools_read_the_same(briefing: Briefing) -> None:
    assert msgspec.convert(plain(), Briefing, dec_hook=lambda kind, value: kind(str(value))) == briefing


def test_every_reference_is_to_something_there(briefing: Briefing) -> None:
    ids = [item.id for item in briefing.items()]
    assert [item_id for item_id, times in Counter(ids).items() if times > 1] == []
    named = chain(briefing.key_figures, LINK.findall(briefing.bottom_line or ""))
    dangling = [target for target in named if target not in briefing.by_id]
    dangling += [target for item in briefing.items() for target in references(item) if target not in briefing.by_id]
    assert dangling == []


def test_every_source_person_topic_and_side_is_used(briefing: Briefing) -> None:
    declared = " ".join(ENTITIES[kind] for kind in ("sources", "people", "topics", "sides")).split()
    assert set(declared) - set(briefing.back_links) == set()


def test_key_figures(briefing: Briefing) -> None:
    assert [item.id for item in briefing.strip] == list(briefing.key_figures)
    assert briefing.key_figures[0] == "f-gas-transit"


def test_every_section_shows_its_statements_and_cites_its_source(briefing: Briefing) -> None:
    shown = {
        section.id: (" ".join(section.topics), " ".join(item.id for item in briefing.belonging[section.id]))
        for section in briefing.sections
    }
    assert shown == SECTIONS
    assert None not in briefing.belonging
    entries = chain.from_iterable(section.entries for section in briefing.sections)
    placed = Counter(name for entry in entries if isinstance(entry, Placement) for name in entry.ids)
    assert set(placed.values()) == {1}
    assert all(section.sources for section in briefing.sections)


def test_the_sections_cover_the_source_without_a_gap(briefing: Briefing) -> None:
    spans = [citation.locator or Locator() for section in briefing.sections for citation in section.sources]
    starts = [span.paragraph for span in spans]
    ends = [span.paragraph_end for span in spans]
    assert starts == [1, 3, 6, 10, 14, 17, 21]
    assert ends == [2, 5, 9, 13, 16, 20, 24]


@pytest.mark.parametrize("kind", ENTITIES)
def test_everything_named_is_recorded(briefing: Briefing, kind: str) -> None:
    assert {item.id for item in getattr(briefing, kind)} == set(ENTITIES[kind].split())


def test_every_entity_says_where_it_is_spoken_of(briefing: Briefing) -> None:
    kinds = ("people", "organisations", "places", "projects", "agreements", "events")
    assert [item.id for kind in kinds for item in getattr(briefing, kind) if not item.sources] == []


@pytest.mark.parametrize(("item_id", "status"), STATUSES.items())
def test_stages(briefing: Briefing, item_id: str, status: str) -> None:
    assert getattr(briefing.by_id[item_id], "status", None) == status


def test_each_expert_is_quoted_from_five_paragraphs(briefing: Briefing) -> None:
    assert {paragraph(quote) for quote in said_by(briefing, "valiyev")} == {4, 8, 16, 19, 23}
    assert {paragraph(quote) for quote in said_by(briefing, "maqami")} == {5, 9, 13, 20, 24}


def test_phrases(briefing: Briefing) -> None:
    found = [(q.text, q.speakers, paragraph(q)) for q in briefing.quotes if q.kind == "phrase"]
    assert found == [
        ("my dear brother", ("aliyev", "pezeshkian"), 2),
        ("Bridge of Friendship", ("aliyev",), 7),
    ]


def test_reported_speech_is_not_shown_as_quoted(briefing: Briefing) -> None:
    (reported,) = said_by(briefing, "pezeshkian", "indirect")
    assert paragraph(reported) == 12
    assert said_by(briefing, "pezeshkian") == []


def test_quotes_are_short_and_say_where_they_stand(briefing: Briefing) -> None:
    assert [quote.id for quote in briefing.quotes if len(CUT.sub(" ", quote.text).split()) > 60] == []
    assert {quote.source for quote in briefing.quotes} == {"src-apa"}
    assert all(1 <= paragraph(quote) <= 24 for quote in briefing.quotes)


def test_only_the_two_interviews_of_the_source_are_called_so(briefing: Briefing) -> None:
    assert {paragraph(quote) for quote in briefing.quotes if quote.medium == "interview"} == {4, 5}
    assert {paragraph(quote) for quote in briefing.quotes if quote.interviewer} == {4, 5}


def test_inferred_attributions_say_so(briefing: Briefing) -> None:
    inferred = [quote for quote in briefing.quotes if paragraph(quote) in {20, 24}]
    assert len(inferred) == 3
    assert all("inferred" in (quote.note or "") for quote in inferred)


def test_the_matrix_has_its_two_gaps(briefing: Briefing) -> None:
    experts = {"valiyev": "azerbaijan", "maqami": "iran"}
    assert {person.id: person.side for person in briefing.people if person.id in experts} == experts
    filled = {(topic, who) for quote in briefing.quotes for topic in quote.topics for who in quote.speakers}
    gaps = {(topic.id, who) for topic in briefing.topics for who in experts} - filled
    assert gaps == {("sovereignty", "valiyev"), ("railway", "maqami")}


def test_the_gas_figure_is_no_surer_than_its_source(briefing: Briefing) -> None:
    gas = briefing.get("f-gas-transit", Figure)
    assert gas is not None
    assert (gas.certainty, gas.attributed_to, gas.undated) == ("hedged", ("valiyev",), True)
    assert (gas.as_of, gas.period, gas.per) == (None, None, None)


@pytest.mark.parametrize(("item_id", "expected"), FIGURES.items())
def test_figures(briefing: Briefing, item_id: str, expected: tuple[object, ...]) -> None:
    item = briefing.get(item_id, Figure)
    assert item is not None
    value = item.date if item.kind == "date" else item.value
    assert (value, item.unit, item.qualifier, item.status, paragraph(item)) == expected
    assert item.evidence or item.status == "derived"


def test_no_figure_is_left_out_of_the_expectations(briefing: Briefing) -> None:
    assert {item.id for item in briefing.figures} == set(FIGURES)


def test_counts_are_the_length_of_what_they_count(briefing: Briefing) -> None:
    counts = {item.id: len(item.derived_from) for item in briefing.figures if item.derivation == "count"}
    assert counts == {"f-hydropower-stations": 2, "f-forums": 5, "f-forums-all": 6}
    assert {item_id: FIGURES[item_id][0] for item_id in counts} == counts


def test_nothing_is_dated_or_placed_from_memory(briefing: Briefing) -> None:
    dates = [getattr(item, "date", None) for item in briefing.items()]
    assert set(filter(None, dates)) == {"2020-11-16"}
    assert [place.id for place in briefing.places if place.geo or place.uri] == []
    assert [item.id for item in briefing.organisations if item.members] == []


def test_key_points_follow_icd_203(briefing: Briefing) -> None:
    assert 5 <= len(briefing.key_points) <= 7
    for point in briefing.key_points:
        assert point.refs, point.id
        assert (point.kind == "judgement") == bool(point.likelihood or point.confidence), point.id
        assert not (point.likelihood and point.confidence), point.id
    assert {point.kind for point in briefing.key_points} == {"fact", "judgement", "unknown"}


def test_names_are_in_the_script_of_their_language(briefing: Briefing) -> None:
    kinds = ("people", "organisations", "places", "projects", "events")
    for item in (item for kind in kinds for item in getattr(briefing, kind)):
        for tag, name in item.names.items():
            letters = [letter for letter in name if letter.isalpha()]
            assert [ch for ch in letters if not unicodedata.name(ch).startswith(SCRIPTS[tag])] == [], (item.id, tag)


def test_the_source_is_proved_by_its_hash_alone(briefing: Briefing) -> None:
    (only,) = briefing.sources
    assert only.sha256
    assert only.text_file is None
    assert (only.title[0], only.title[-1]) == ("[", "]")
    assert "inferred" in (only.note or "")


@pytest.mark.parametrize(
    ("words", "verbatim"),
    [
        ("the “art” of war", True),
        ("The art", False),
        ("he art of war", False),
        ("the […] war", True),
        ("war [...] the", False),
    ],
)
def test_the_proof_tells_words_from_fragments(words: str, verbatim: bool) -> None:
    assert is_verbatim(words, 'So "the  "art" of war".') is verbatim


def test_the_source_is_the_one_that_was_read(briefing: Briefing, source: bytes) -> None:
    assert hashlib.sha256(source).hexdigest() == briefing.sources[0].sha256


def test_quotes_and_evidence_are_verbatim(briefing: Briefing, paragraphs: list[str]) -> None:
    claims = [(item, item.text if isinstance(item, Quote) else item.evidence) for item in briefing.statements()]
    wrong = [item.id for item, words in claims if words and not is_verbatim(words, paragraphs[paragraph(item) - 1])]
    assert wrong == []


def test_words_in_quotation_marks_are_the_sources(paragraphs: list[str]) -> None:
    said = [words for text in own_texts(plain()) for words in re.findall(r"“([^”]+)”", text)]
    assert said
    whole = "\n".join(paragraphs).casefold()
    assert [words for words in said if not is_verbatim(words.casefold(), whole)] == []


def test_a_quarter_of_the_source_is_quoted_at_most(briefing: Briefing, paragraphs: list[str]) -> None:
    quoted = sum(len(tokens(quote.text)) for quote in briefing.quotes)
    assert quoted <= len(tokens(" ".join(paragraphs))) / 4


def test_the_rest_is_in_our_own_words(paragraphs: list[str]) -> None:
    article = tokens(" ".join(paragraphs))
    runs = {tuple(article[at : at + 12]) for at in range(len(article) - 11)}
    texts = [tokens(text) for text in own_texts(plain())]
    copied = [own[at : at + 12] for own in texts for at in range(len(own) - 11) if tuple(own[at : at + 12]) in runs]
    assert copied == []
