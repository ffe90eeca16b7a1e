"""Wording: how a value, a date, a speaker or a place in a source is put into words, on every screen and export."""

from __future__ import annotations

from datetime import date
from typing import Final

from briefing_tui import dates, units
from briefing_tui.model import (
    Briefing,
    Entity,
    Event,
    Figure,
    Item,
    Locator,
    Organisation,
    Person,
    Qualifier,
    Quote,
    Source,
)

SIGNS: Final = {
    "exactly": "",
    "about": "≈ ",
    "more_than": "> ",
    "at_least": "≥ ",
    "less_than": "< ",
    "at_most": "≤ ",
    "up_to": "up to ",
}
"""What stands before a value (FHIR comparators; `up to` as worded)."""
QUALIFIERS: Final = {
    "exactly": "",
    "about": "about",
    "more_than": "more than",
    "at_least": "at least",
    "less_than": "less than",
    "at_most": "at most",
    "up_to": "up to",
}
"""The same in words, for copies and for readers who hear the text."""


def words(term: str) -> str:
    """A term of a vocabulary as words: `almost_no_chance` is "almost no chance"."""
    return term.replace("_", " ").replace("-", " ")


def value(figure: Figure, *, spelled: bool = False) -> str:
    """The value of a figure as its author wrote it, with sign (or qualifier in words) and unit."""
    unit = units.label(figure.unit, figure.value == 1) if figure.unit else ""
    per = f"per {words(figure.per)}" if figure.per else ""
    date = dates.display(figure.date) if figure.date is not None else ""
    number = _number(figure, spelled)
    written = " ".join(filter(None, (date, number, unit, per)))
    sign = "" if _is_bound(figure) else _sign(figure.qualifier, spelled)
    return sign + written if date or number else f"no value {written}".rstrip()


def _sign(qualifier: Qualifier, spelled: bool) -> str:
    return f"{QUALIFIERS[qualifier]} ".lstrip() if spelled else SIGNS[qualifier]


def _is_bound(figure: Figure) -> bool:
    """Whether the qualifier says which way a range is open that has one end only."""
    ends = (figure.min_value is not None, figure.max_value is not None)
    wording = {(True, False): ("more_than", "at_least"), (False, True): ("less_than", "at_most", "up_to")}
    return figure.value is None and figure.qualifier in wording.get(ends, ())


def bound(figure: Figure) -> Qualifier:
    """The qualifier of a figure; for one end of a range, which way it is open."""
    one_end = figure.value is None and (figure.min_value is None) != (figure.max_value is None)
    if not one_end or _is_bound(figure):
        return figure.qualifier
    return "at_least" if figure.min_value is not None else "at_most"


def _number(figure: Figure, spelled: bool) -> str:
    """The value or the range of a figure, and both where a file gives both; one end of a range is a bound."""
    single, low, high = (
        units.display_number(number.written) if number is not None else ""
        for number in (figure.value, figure.min_value, figure.max_value)
    )
    span = f"{low}–{high}" if low and high else low or high
    if bool(low) != bool(high):
        bound: Qualifier = "at_least" if low else "at_most"
        span = _sign(figure.qualifier if _is_bound(figure) else bound, spelled) + span
    return f"{single} ({span})" if single and span else single or span


def status(figure: Figure) -> str:
    """What kind of knowledge the figure is, and how sure: "agreed, hedged"."""
    parts: list[str] = [figure.status]
    if figure.certainty != "stated":
        parts.append(figure.certainty)
    if figure.derivation:
        parts.append(words(figure.derivation))
    return ", ".join(parts)


def when(figure: Figure, today: date | None = None) -> str:
    """Of when the figure is; "date not given" where the source gives none, and nothing where the briefing is silent.

    Args:
        figure: the figure.
        today: says how old it is, counted from its `as_of`; None for not to say so.
    """
    parts = [dates.display(figure.period)] if figure.period is not None else []
    if figure.as_of is not None:
        parts.append(as_of(figure.as_of, today))
    if figure.undated:
        parts.append("date not given")
    return ", ".join(parts)


def as_of(when: str, today: date | None = None) -> str:
    """Of when something is and, where it is said what day it is, how old that is: "as of 20 Nov 2026, 4 days old"."""
    age = dates.age(when, today) if today else ""
    return ", ".join(filter(None, (f"as of {dates.display(when)}", age)))


def measured(briefing: Briefing, figure: Figure) -> str:
    """What is measured, and of what: "volume of Gas transit"."""
    subject = " and ".join(map(briefing.name_of, figure.subject))
    return " ".join(filter(None, (figure.measure, f"of {subject}" if subject else "")))


def sureness(item: Figure) -> str:
    """Likelihood or confidence, in words."""
    parts = [words(item.likelihood)] if item.likelihood else []
    if item.confidence:
        parts.append(f"{item.confidence} confidence")
    return ", ".join(parts)


def place_in(locator: Locator | None) -> str:
    """Where in a source: "¶19", "¶19–20", "p. 4", "12:30"."""
    if locator is None:
        return ""
    parts = []
    if paragraphs := [str(number) for number in (locator.paragraph, locator.paragraph_end) if number is not None]:
        parts.append(f"¶{'–'.join(paragraphs)}")
    if locator.page is not None:
        parts.append(f"p. {locator.page}")
    if locator.timestamp is not None:
        parts.append(locator.timestamp)
    return " ".join(parts)


def source_name(briefing: Briefing, source_id: str | None) -> str:
    """A short name for a source: its publisher's acronym or name, else what contains it, else its title."""
    source = briefing.get(source_id, Source)
    if source is None:
        return source_id or ""
    if source.publisher is None:
        return source.container_title or source.title
    publisher = briefing.get(source.publisher, Organisation)
    return (publisher.acronym or publisher.name) if publisher else source.publisher


def cited(briefing: Briefing, source_id: str | None, locator: Locator | None) -> str:
    """Source and place in it: "APA ¶19"."""
    return " ".join(filter(None, (source_name(briefing, source_id), place_in(locator))))


def role(briefing: Briefing, quote: Quote, speaker_id: str) -> str:
    """The role in which a speaker spoke, with the affiliation."""
    speaker = briefing.by_id.get(speaker_id)
    if not isinstance(speaker, Person):
        return quote.role or ""
    affiliation = speaker.affiliation
    organisation = briefing.get(affiliation, Organisation)
    where = (organisation.acronym or organisation.name) if organisation else briefing.name_of(affiliation or "")
    held = quote.role or speaker.role or ""
    return ", ".join(filter(None, (held, where if where and where not in held else "")))


def marked(quote: Quote) -> str:
    """The words of a quote in quotation marks; reported words (`indirect`) stand without."""
    # A block scalar of YAML ends in a line feed, which is not of the words.
    text = quote.text.strip("\n")
    return text if quote.kind == "indirect" else f"“{text}”"


def kind(quote: Quote) -> str:
    """What sort of quote, where it is not plain direct speech in the original language."""
    parts = {"direct": [], "indirect": ["indirect"], "phrase": ["phrase"]}[quote.kind]
    if quote.original:
        by = f" by {quote.original.translator}" if quote.original.translator else ""
        parts = [*parts, f"translated from {quote.original.language}{by}"]
    return ", ".join(parts)


def spellings(item: Item | None) -> tuple[str, ...]:
    """The name of a person, place, organisation and so on, and all its other names; nothing for other items."""
    if not isinstance(item, Entity):
        return ()
    acronym = item.acronym if isinstance(item, Organisation) and item.acronym else None
    return tuple(dict.fromkeys((item.name, *item.aliases, *item.names.values(), *([acronym] if acronym else []))))


def side_of(briefing: Briefing, item: Item) -> str | None:
    """The id of the side that an item speaks for: a person's own, or that of the first speaker who has one."""
    if isinstance(item, Person | Organisation):
        return item.side
    said_by = item.speakers if isinstance(item, Quote) else item.attributed_to if isinstance(item, Figure) else ()
    for speaker_id in said_by:
        speaker = briefing.by_id.get(speaker_id)
        if isinstance(speaker, Person | Organisation) and speaker.side:
            return speaker.side
    return None


def title(briefing: Briefing, item: Item) -> str:
    """What to call an item in a list: a name, a label, or the first words of what it says."""
    if isinstance(item, Quote):
        return f"{' and '.join(map(briefing.name_of, item.speakers))}: {item.text}"
    if isinstance(item, Figure):
        return f"{value(item)} {item.label}"
    if isinstance(item, Event) and item.date:
        return f"{dates.display(item.date)} {item.name}"
    return briefing.name_of(item.id) if item.id else getattr(item, "text", "")
