"""Names in running text: slips and unknown spellings, and the many words that are none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing_tui.loading import load_bytes
from briefing_tui.loading.findings import located
from briefing_tui.loading.rules import text as _text  # noqa: F401
from briefing_tui.loading.rules.rule import RULES, Case
from briefing_tui.loading.yaml12 import parse
from tests.loading.rules.cases import case, found, of

ENTITIES = """\
people:
  - {id: lind, name: Ada Lind}
  - {id: valiyev, name: Javid Valiyev}
  - {id: pezeshkian, name: Masoud Pezeshkian, aliases: [Masud Pezeshkian]}
  - {id: aliyev, name: Ilham Aliyev}
  - {id: maqami, name: Ali Qaem Maqami}
  - {id: cooper, name: Robert Cooper}
  - {id: beridze, name: Nino Beridze}
  - {id: simeone, name: Diego Simeone}
  - {id: johnson, name: Boris Johnson}
  - {id: alijev, name: Heydar Alijev}
  - {id: becker, name: Carl Becker}
places:
  - {id: khudafarin, name: Khudafarin, names: {az: Xudafərin}}
  - {id: azerbaijan, name: Azerbaijan}
  - {id: armenia, name: Armenia}
  - {id: khankendi, name: Khankendi}
  - {id: karabakh, name: Karabakh, aliases: [Qarabagh]}
  - {id: astara, name: Astara}
  - {id: colombia, name: Colombia}
  - {id: europe, name: Europe}
  - {id: hvalvik, name: Hvalvik}
organisations:
  - {id: eco, name: Economic Cooperation Organization, acronym: ECO}
  - {id: gazprom, name: Gazprom}
  - {id: severin, name: Severin Water}
  - {id: court, name: Harbour Court}
  - {id: centre, name: Trade Center}
projects:
  - {id: giz, name: Power station of Galasi}
  - {id: market, name: Regional energy market}
"""


def given(text: str, language: str = "en") -> Case:
    return case(f'{ENTITIES}language: {language}\nbottom_line: "{text}"\n')


@pytest.mark.parametrize(
    ("text", "word", "entity"),
    [
        ("He went to Khodaafarin.", "Khodaafarin", "place khudafarin"),
        ("Khodafarin has a bridge.", "Khodafarin", "place khudafarin"),
        ("The view of Valiev.", "Valiev", "person valiyev"),
        ("The view of Valiev's side.", "Valiev", "person valiyev"),
        ("He met Aliev there.", "Aliev", "person aliyev"),
        ("He met President Aliev there.", "Aliev", "person aliyev"),
        ("He met Mr. Aliev there.", "Aliev", "person aliyev"),
        ("When Aliev came.", "Aliev", "person aliyev"),
        ("Pezeshkyan agreed.", "Pezeshkyan", "person pezeshkian"),
        ("Pezehskian agreed.", "Pezehskian", "person pezeshkian"),
        ("The words of Maghami.", "Maghami", "person maqami"),
        ("The words of Qaem Maqani.", "Maqani", "person maqami"),
        ("The words of Ihlam Aliyev.", "Ihlam", "person aliyev"),
        ("A meeting in Khankandi.", "Khankandi", "place khankendi"),
        ("The war in Karabagh.", "Karabagh", "place karabakh"),
        ("See [Azerbajan](#azerbaijan).", "Azerbajan", "place azerbaijan"),
        ("The gas of Gazprem Export and Gazpromm.", "Gazpromm", "organisation gazprom"),
        ("The station of Gallasi.", "Gallasi", "project giz"),
        ("Beridse said so.", "Beridse", "person beridze"),
        ("It rained. Beridse told them.", "Beridse", "person beridze"),
        ("He went to the Econmic Cooperation Organization.", "Econmic", "organisation eco"),
        ("Economic Cooperation Organizatoin is its name.", "Organizatoin", "organisation eco"),
        ("The **Azerbaijjan** side.", "Azerbaijjan", "place azerbaijan"),
        ("The words of Beirdze.", "Beirdze", "person beridze"),
        ("As Coopre says.", "Coopre", "person cooper"),
        ("The quay of Hvalvick.", "Hvalvick", "place hvalvik"),
        ("The quay of Havlvik.", "Havlvik", "place hvalvik"),
        ("The gas of Gasprom.", "Gasprom", "organisation gazprom"),
        ("A visit of Aligev.", "Aligev", "person alijev"),
        ("Sevrin Water promises it.", "Sevrin", "organisation severin"),
        ("It is what Severin Watter promises.", "Watter", "organisation severin"),
    ],
)
def test_a_name_nearly_as_it_is_spelt(text: str, word: str, entity: str) -> None:
    (one,) = found(given(text), "C03")
    assert one.message.startswith(f'"{word}" resembles {entity} ')
    assert (one.path, one.words) == (("bottom_line",), word)


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijani, Azerbaijanis and Armenians, European and Armenian; the Azerbaijan's and the Armenias.",
        "Alieva is another; so are Aliyevs, and Valiyeva.",
        "He went to Astana, not to Astara.",
        "Anna Johnston and Mary Jonson met Dave Cowper.",
        "Copper is dear. The copper of Columbia; Copper again.",
        "Organisations cooperate. Cooperative, Organisation and Corporation are words. Regional, Regions, Market.",
        "Masud Pezeshkian in Xudafərin and Qarabagh, that is KARABAGH or PEZESHKYAN.",
        "See https://example.org/Azerbaidjan or [there](https://example.org/wiki/Valiev).",
        "The valiev of it is a valiev; Valiev is an ordinary word here.",
        "Alive and well, Javed said. Guiana is far, and Sidney too.",
        "Someone said so. Beridse is a word. Beridses said it.",
        "The Economic Cooperation Organisation and Econmic Cooperation, Organizatoin.",
        "Organization: Economic Coöperatoin",
        "Karabakh2020 and x_Valiev1 are no words.",
        "Sevrin, Watter and Severin Waters; the Harbor Court and the Trade Centre Group.",
        "Coopre said so. He met Anna Coopre and Becher.",
        "Sebiya is near, and Astaan.",
    ],
)
def test_another_word(text: str) -> None:
    assert found(given(text), "C03") == []


@pytest.mark.parametrize("field", ["aliases: [Khodaafarin]", "names: {fa-Latn: Khodaafarin}"])
def test_a_spelling_that_the_entity_has(field: str) -> None:
    lines = f"bottom_line: Khodaafarin has a bridge.\nplaces:\n  - {{id: khudafarin, name: Khudafarin, {field}}}\n"
    assert found(case(lines), "C03") == []


def test_a_name_that_the_file_has_elsewhere() -> None:
    lines = "authors: [{name: Petra Valiev}]\nbottom_line: The view of Valiev.\n"
    assert found(case(ENTITIES + lines), "C03") == []


def test_endings_of_other_languages() -> None:
    assert found(given("Khankendidə və Azerbaijanın, Pezeshkianla.", "az"), "C03") == []
    assert [one.words for one in found(given("Der Besuch von Pezeshkyan.", "de"), "C03")] == ["Pezeshkyan"]


def test_a_word_that_a_source_has_is_another_name() -> None:
    for text in ("The quay of Hvalvick.", "As Coopre says.", "Sevrin Water promises it."):
        assert len(found(given(text), "C03")) == 1
        other = case(f"{ENTITIES}bottom_line: {text}\n", text)
        assert found(other, "C03") == []


def test_subtitle_and_labels_are_looked_through() -> None:
    (one,) = found(case(f"{ENTITIES}subtitle: What Valiev said\n"), "C03")
    assert one.path == ("subtitle",)


def test_each_spelling_is_found_once_where_it_is_first() -> None:
    lines = """\
key_points:
  - {text: The view of Valiev., kind: fact, refs: [f-tugs]}
sections:
  - {id: sec-pilot, title: The pilot, sources: [{source: src-minutes}],
     body: ["Nothing. And what Valiev says.", {figure: f-tugs}, {quote: q-lind}, "A view of Maghami."]}
"""
    assert [(one.words, one.path) for one in found(case(ENTITIES + lines), "C03")] == [
        ("Maghami", ("sections", 0, "body", 3)),
        ("Valiev", ("key_points", 0, "text")),
    ]


def test_quotes_and_evidence_are_as_their_source_has_them() -> None:
    lines = """\
quotes:
  - {id: q-lind, speakers: [lind], text: It was Valiev., source: src-minutes}
"""
    assert found(case(ENTITIES + lines), "C03") == []


def test_the_problem_points_at_the_word() -> None:
    one = given("He went to Khodaafarin.")
    plain = parse(one.source)
    (problem,) = located(found(one, "C03"), plain.data, plain.source, plain.positions, {"C03": "warning"})
    assert one.source.line(0)[0] is not None
    assert problem.source[problem.col - 1 :].startswith("Khodaafarin")


def test_no_briefing_of_ours_has_one() -> None:
    here = Path(__file__).parents[3]
    files = [*here.glob("briefings/*.yaml"), *here.glob("tests/data/*.yaml")]
    assert files
    for file in files:
        data = file.read_bytes()
        assert found(of(load_bytes(data, file.name), data, {}), "C03") == []


def test_the_example_of_the_rule() -> None:
    assert len(found(case(RULES["C03"].bad), "C03")) == 1
    assert found(case(RULES["C03"].good), "C03") == []


def test_it_imports_no_library() -> None:
    program = (
        "import sys; from briefing_tui.loading.rules import text; from tests.loading.rules.cases import case, found;"
        "found(case(text.RULE.bad if hasattr(text, 'RULE') else 'title: A'), 'C03');"
        "assert 'rapidfuzz' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
