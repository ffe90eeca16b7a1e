from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing_tui.loading import load_file
from briefing_tui.model import Briefing, Date, Figure, Locator, Number, Person, Quote, Section, Source

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="session")
def everything() -> Briefing:
    """A briefing that has every field of the format."""
    return load_file(DATA / "everything.briefing.yaml")


@pytest.fixture(scope="session")
def make() -> Callable[..., Briefing]:
    """Makes a briefing of what it is given."""

    def briefing(**fields: Any) -> Briefing:
        given: dict[str, Any] = {
            "title": "A title",
            "sources": (Source(id="src", type="report", title="Log"),),
            "sections": (),
        }
        return Briefing(briefing_version="1", id="b", language="en", created=Date("2020-01-01"), **(given | fields))

    return briefing


@pytest.fixture(scope="session")
def quote() -> Callable[..., Quote]:
    """Makes a quote."""

    def made(item_id: str, text: str = "Words.", **fields: Any) -> Quote:
        return Quote(id=item_id, text=text, **({"speakers": ("ada",), "source": "src"} | fields))

    return made


@pytest.fixture(scope="session")
def figure() -> Callable[..., Figure]:
    """Makes a figure."""

    def made(item_id: str, value: str | None = "2", **fields: Any) -> Figure:
        number = Number(value) if value else None
        return Figure(id=item_id, value=number, **({"label": "Tugs", "status": "agreed", "unit": "km"} | fields))

    return made


@pytest.fixture(scope="session")
def large(make: Callable[..., Briefing], quote: Callable[..., Quote], figure: Callable[..., Figure]) -> Briefing:
    """A briefing of three thousand quotes and as many figures, some placed and some not, and prose between them."""
    from briefing_tui.model import Placement

    quotes = tuple(quote(f"q-{n}", f"Quoted words {n}.", locator=Locator(paragraph=n + 1)) for n in range(3000))
    figures = tuple(figure(f"f-{n}", str(n), label=f"Measured thing {n}") for n in range(3000))
    sections = tuple(
        Section(
            id=f"sec-{n}",
            title=f"Section {n}",
            body=(
                f"Prose of section {n}. " * 20,
                *(Placement(quote=f"q-{n * 10 + k}") for k in range(10)),
                Placement(figures=tuple(f"f-{n * 10 + k}" for k in range(10))),
            ),
        )
        for n in range(250)
    )
    people = (Person(id="ada", name="Ada Lind"),)
    return make(sections=sections, quotes=quotes, figures=figures, people=people, bottom_line="All is well.")
