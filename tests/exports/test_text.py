from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from rich.cells import cell_len

from briefing_tui import dates, units
from briefing_tui.document.wording import SIGNS, words
from briefing_tui.exports.text import to_text
from briefing_tui.loading import load_file
from briefing_tui.model import Briefing, Date, Entity, Node, Number, Placement

DATA = Path(__file__).parent.parent / "data"
NOT_SHOWN = {
    ("Briefing", "briefing_version"): "says how to read the file, nothing of its matter",
    ("Locator", "prefix"): "tells programs which occurrence is meant; the words stand in the source",
    ("Locator", "suffix"): "tells programs which occurrence is meant; the words stand in the source",
    ("Figure", "kind"): "the value shows whether it is a number, money or a date",
}


@pytest.fixture(scope="module")
def everything() -> Briefing:
    return load_file(DATA / "everything.briefing.yaml")


def nodes(value: Any) -> Iterator[Node]:
    """A struct of the model and all in it."""
    if isinstance(value, Node):
        yield value
        for field in msgspec.structs.fields(value):
            yield from nodes(getattr(value, field.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from nodes(inner)


def leaves(briefing: Briefing) -> Iterator[tuple[str, str, Any]]:
    """Every value that is no struct, with the struct and the field that it stands in."""
    for node in nodes(briefing):
        for field in msgspec.structs.fields(node):
            value = getattr(node, field.name)
            values = (
                tuple(value.values()) if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
            )
            for inner in values:
                if not isinstance(inner, Node) and inner is not None and inner is not msgspec.UNSET:
                    yield type(node).__name__, field.name, inner


def flat(lines: Iterator[str]) -> str:
    """The text of an export as one line, without the bars of its statements."""
    return " ".join(" ".join(lines).replace("│", " ").split())


def as_shown(briefing: Briefing, name: str, value: Any) -> str:
    """How the text shows a value."""
    special: dict[str, Callable[[Any], str]] = {
        "unit": lambda unit: units.label(unit, value_is_one=False),
        "tlp": lambda tlp: f"TLP:{tlp.upper()}",
        "qualifier": lambda qualifier: SIGNS[qualifier],
        "undated": lambda undated: "date not given" if undated else "",
        **dict.fromkeys(("kind", "status", "type", "likelihood"), words),
    }
    if isinstance(value, Date):
        text = dates.display(value)
    elif isinstance(value, Number):
        text = units.display_number(value.written)
    elif value in briefing.by_id:
        text = named(briefing, value)
    else:
        text = special.get(name, str)(value)
    return plain(text)


def plain(text: str) -> str:
    """Text as `flat` leaves it, and without the Markdown that the example has."""
    return " ".join(text.replace("*", "").replace("[barges](#f-barges)", "barges").split())


def named(briefing: Briefing, item_id: str) -> str:
    """What an item is known by: a key point, a term and a quote by what they say."""
    return getattr(briefing.by_id[item_id], "text", None) or briefing.name_of(item_id)


def test_the_example_has_every_field_of_the_format(everything: Briefing) -> None:
    given: dict[str, set[str]] = {}
    for node in nodes(everything):
        names = [name for name in fields(type(node)) if getattr(node, name) not in (None, (), {}, "", False)]
        for kind in type(node).__mro__:
            given.setdefault(kind.__name__, set()).update(names)
    for kind in subclasses(Node):
        own = fields(kind) - {name for base in kind.__bases__ if issubclass(base, Node) for name in fields(base)}
        assert not own - given[kind.__name__], kind
    assert given["Entity"] >= fields(Entity)


def fields(kind: type[Node]) -> set[str]:
    return {field.name for field in msgspec.structs.fields(kind)} - {"extra"}


def subclasses(kind: type[Node]) -> Iterator[type[Node]]:
    for sub in kind.__subclasses__():
        yield sub
        yield from subclasses(sub)


def test_nothing_of_a_briefing_is_missing_from_its_text(everything: Briefing) -> None:
    text = flat(to_text(everything))
    seen = 0
    for kind, name, value in leaves(everything):
        if (kind, name) in NOT_SHOWN or value is False or (kind == "Section" and name == "body"):
            continue
        if name in ("kind", "certainty", "qualifier") and value in ("direct", "stated", "exactly"):
            continue
        shown = as_shown(everything, name, value)
        assert shown in text, f"{kind}.{name}: {shown}"
        seen += 1
    assert seen > 150
    for words_of_body in ("Gravel travels.", "Deeper", "Clay clings."):
        assert words_of_body in text


@pytest.mark.parametrize("width", [1, 7, 20, 40, 80, 120, 300])
def test_no_line_is_wider_than_asked_for(everything: Briefing, width: int) -> None:
    lines = list(to_text(everything, width=width))
    assert max(map(cell_len, lines)) <= width
    assert all(line == line.rstrip(" ") for line in lines)


@pytest.mark.parametrize("width", [20, 33, 80, 120])
def test_the_words_are_the_same_at_every_width(everything: Briefing, width: int) -> None:
    # The key figures stand in columns, so their order differs, and long addresses are broken.
    def letters(text: str) -> list[str]:
        return sorted(text.replace(" ", ""))

    assert letters(flat(to_text(everything, width=width))) == letters(flat(to_text(everything, width=500)))


def test_the_text_begins_with_title_and_marking(everything: Briefing) -> None:
    lines = list(to_text(everything))
    assert lines[:3] == ["Dredging dossier", "Abridged annals", "TLP:AMBER+STRICT · embargo until 1 Dec 2031"]


def test_every_item_can_be_shown_alone(everything: Briefing) -> None:
    whole = flat(to_text(everything))
    for item in everything.items():
        lines = list(to_text(everything, item.id))
        assert lines[0]
        assert plain(named(everything, str(item.id))) in flat(iter(lines))
        assert flat(iter(lines)) in whole


def test_a_part_that_every_page_has_can_be_shown_alone(everything: Briefing) -> None:
    for part in ("bottom-line", "key-figures", "key-points"):
        assert flat(to_text(everything, part))
    assert flat(to_text(everything, "bottom-line")) == "BOTTOM LINE Silt rises; barges idle."


def test_a_section_alone_is_all_of_it(everything: Briefing) -> None:
    text = flat(to_text(everything, "sec-silt"))
    for words_of_section in (
        "1 Sediment",
        "Clay clings.",
        "Nobody shovels faster.",
        "Depth lost",
        "p. 77",
        "topics Mudflats",
    ):
        assert words_of_section in text


@pytest.mark.parametrize("missing", ["nobody", "Sec-silt", "hale "])
def test_an_id_that_nothing_has_is_said(everything: Briefing, missing: str) -> None:
    with pytest.raises(KeyError, match=missing):
        list(to_text(everything, missing))


def test_wide_text_stands_in_its_columns(everything: Briefing) -> None:
    figures = tuple(
        msgspec.structs.replace(everything.figures[1], id=f"f-{number}", label=label, value=Number("1"))
        for number, label in enumerate(("漢字", "abc", "é\u0301"))
    )
    briefing = msgspec.structs.replace(everything, key_figures=tuple(figure.id for figure in figures), figures=figures)
    row = next(line for line in to_text(briefing, "key-figures", 80) if "漢字" in line)
    assert len({cell_len(row[: row.index(label)]) % 26 for label in ("漢字", "abc", "é")}) == 1


def test_numbers_are_as_written(everything: Briefing) -> None:
    text = "\n".join(to_text(everything))
    assert "3.10 m" in text
    assert "up to 12\u202f500–13\u202f500.50 vessels per tide" in text


def test_what_a_body_places_stands_where_it_places_it(everything: Briefing) -> None:
    lines = flat(to_text(everything, "sec-silt"))
    order = [entry.ids for entry in everything.sections[0].entries if isinstance(entry, Placement)]
    labels = [named(everything, item_id) for ids in order for item_id in ids]
    assert labels == sorted(labels, key=lines.index)
