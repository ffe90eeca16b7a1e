"""What a briefing is: frozen structs that hold all of the format, and lookup by id.

The structs are the single truth of the format. The loader fills them, the JSON Schema is derived from them, and
everything that shows a briefing reads them. Nothing here reads a file or draws anything.

Annotations are evaluated where they stand: as strings they would cost 4 ms more when the first file is converted.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, Self, TypeVar

from msgspec import UNSET, Meta, Struct, UnsetType, field

ID_PATTERN = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""The form of an id: small letters, digits and single hyphens, a letter first."""

ADDRESS_PATTERN = "^[A-Za-z][A-Za-z0-9+.-]*:"
"""How a web address begins: with its scheme."""

RESERVED_IDS = ("bottom-line", "key-points", "key-figures")
"""Ids of the parts that every page has, so that links can point at them."""


class Number(Decimal):
    """A decimal number that remembers how its author wrote it, so that `2.10` is never shown as `2.1`."""

    written: str
    """The characters of the file, such as `2.10` or `1e3`."""

    def __new__(cls, written: str) -> Self:
        """Make a number from its written form.

        Raises:
            decimal.InvalidOperation: if `written` is not a number.
        """
        self = super().__new__(cls, written)
        self.written = written
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        """Copies keep the writing, too."""
        return type(self), (self.written,)


class Date(str):
    """A date in one of the EDTF level 1 forms of the format, kept as text (ISO 8601-2:2019)."""

    __slots__ = ()


def _about(description: str) -> Meta:
    """Describe a field, for the JSON Schema."""
    return Meta(description=description)


Id = Annotated[str, Meta(pattern=ID_PATTERN, description="An id, unique in the file.")]
Ids = tuple[Id, ...]
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Ordinal = Annotated[int, Meta(ge=1)]
Credibility = Annotated[int, Meta(ge=1, le=6)]
Texts = tuple[str, ...]
Tlp = Literal["clear", "green", "amber", "amber+strict", "red"]
BriefingStatus = Literal["draft", "final", "withdrawn"]
KeyPointKind = Literal["fact", "judgement", "unknown"]
Confidence = Literal["high", "moderate", "low"]
Likelihood = Literal[
    "almost_no_chance", "very_unlikely", "unlikely", "roughly_even_chance", "likely", "very_likely", "almost_certain"
]
ProjectStatus = Literal["proposed", "construction", "operating", "idle", "shelved", "cancelled", "retired", "unknown"]
AgreementKind = Literal["treaty", "agreement", "memorandum", "joint-statement", "contract"]
AgreementStatus = Literal["reported", "agreed", "signed", "ratified", "in-force", "terminated"]
EventStatus = Literal["scheduled", "postponed", "cancelled", "occurred"]
SourceType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip
Reliability = Literal["A", "B", "C", "D", "E", "F"]
QuoteKind = Literal["direct", "indirect", "phrase"]
StanceValue = Literal["supports", "opposes", "neutral", "mixed"]
FigureKind = Literal["quantity", "money", "date"]
FigureStatus = Literal[
    "reported",
    "historical",
    "estimated",
    "forecast",
    "target",
    "planned",
    "proposed",
    "agreed",
    "contracted",
    "derived",
]
Qualifier = Literal["exactly", "about", "more_than", "at_least", "less_than", "at_most", "up_to"]
Certainty = Literal["stated", "hedged", "disputed"]
Derivation = Literal["count", "sum", "difference", "ratio"]


class Node(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every mapping of the format has: keys of its author's own, which start with `x_`."""

    extra: Annotated[dict[str, Any] | UnsetType, _about("Keys that start with x_, kept as they are.")] = field(
        default=UNSET, name="x_"
    )


class Locator(Node, frozen=True):
    """Where in a source something stands; `prefix` and `suffix` are those of the W3C TextQuoteSelector."""

    paragraph: Annotated[Ordinal | None, _about("The n-th non-empty line of the source's text.")] = None
    paragraph_end: Annotated[Ordinal | None, _about("The last paragraph, where there are several.")] = None
    page: Annotated[int | str | None, _about("Page of the source.")] = None
    timestamp: Annotated[str | None, _about("Time in a recording, as hh:mm:ss or mm:ss.")] = None
    prefix: Annotated[str | None, _about("The words just before, where the words occur more than once.")] = None
    suffix: Annotated[str | None, _about("The words just after, where the words occur more than once.")] = None


class Citation(Node, frozen=True):
    """A source and the place in it."""

    source: Annotated[Id, _about("Id of a source.")]
    locator: Annotated[Locator | None, _about("Where in the source.")] = None


class Author(Node, frozen=True):
    """Who wrote the briefing (CFF)."""

    name: Annotated[str, _about("Name of the author.")]
    affiliation: Annotated[str | None, _about("An organisation's id, or text.")] = None


class Marking(Node, frozen=True):
    """How the briefing may be passed on (FIRST TLP 2.0)."""

    tlp: Annotated[Tlp | None, _about("Traffic Light Protocol 2.0 label.")] = None
    embargo_until: Annotated[Date | None, _about("Not to be passed on before this date.")] = None
    note: Annotated[str | None, _about("Inline Markdown.")] = None


class KeyPoint(Node, frozen=True):
    """One key point, with the ICD 203 likelihood of what it says or the confidence in it."""

    text: Annotated[str, _about("Inline Markdown.")]
    id: Annotated[Id | None, _about("An id, where something refers to the point.")] = None
    kind: Annotated[KeyPointKind | None, _about("fact, judgement, or unknown: what is not known.")] = None
    refs: Annotated[Ids, _about("Ids of the items that carry the point.")] = ()
    likelihood: Annotated[Likelihood | None, _about("How likely, in the terms of ICD 203.")] = None
    confidence: Annotated[Confidence | None, _about("Confidence in the judgement, ICD 203.")] = None


class Labelled(Node, frozen=True):
    """An id and the label that is shown for it."""

    id: Annotated[Id, _about("Id, unique in the file.")]
    label: Annotated[str, _about("What is shown.")]


class Topic(Labelled, frozen=True):
    """A topic: a row of the matrix."""

    code: Annotated[str | None, _about("IPTC Media Topic code.")] = None


class Side(Labelled, frozen=True):
    """A side: a column of the matrix."""


class Term(Node, frozen=True):
    """An entry of the glossary."""

    id: Annotated[Id, _about("Id, unique in the file.")]
    term: Annotated[str, _about("The term.")]
    text: Annotated[str, _about("What it means, inline Markdown.")]


class Entity(Node, frozen=True):
    """What people, organisations, places, projects, agreements and events have in common."""

    id: Annotated[Id, _about("Id, unique in the file.")]
    name: Annotated[str, _about("The name as the briefing spells it.")]
    names: Annotated[dict[str, str], _about("Names by language tag (BCP 47).")] = {}
    aliases: Annotated[Texts, _about("Other spellings.")] = ()
    uri: Annotated[str | None, _about("Identifier on the web.")] = None
    note: Annotated[str | None, _about("Inline Markdown.")] = None
    sources: Annotated[tuple[Citation, ...], _about("Where the source speaks of it.")] = ()
    part_of: Annotated[Id | None, _about("Id of the entity that this one is a part of.")] = None
    related: Annotated[Ids, _about("Ids of related items.")] = ()


class Person(Entity, frozen=True):
    """A person."""

    role: Annotated[str | None, _about("Office or profession.")] = None
    affiliation: Annotated[str | None, _about("An organisation's id, or text.")] = None
    side: Annotated[Id | None, _about("Id of a side.")] = None
    country: Annotated[str | None, _about("ISO 3166-1 alpha-2.")] = None


class Organisation(Entity, frozen=True):
    """An organisation; `participants` take part in it, which is not membership."""

    acronym: Annotated[str | None, _about("Short form.")] = None
    kind: Annotated[str | None, _about("What sort of organisation.")] = None
    side: Annotated[Id | None, _about("Id of a side.")] = None
    country: Annotated[str | None, _about("ISO 3166-1 alpha-2.")] = None
    participants: Annotated[Ids, _about("Ids of those that participate in it.")] = ()
    members: Annotated[Ids, _about("Ids of its members.")] = ()


class Place(Entity, frozen=True):
    """A place."""

    kind: Annotated[str | None, _about("What sort of place.")] = None
    country: Annotated[str | None, _about("ISO 3166-1 alpha-2.")] = None
    geo: Annotated[tuple[Number, Number] | None, _about("Longitude and latitude, in degrees.")] = None


class Project(Entity, frozen=True):
    """A project, with the status terms of Global Energy Monitor."""

    kind: Annotated[str | None, _about("What sort of project.")] = None
    status: Annotated[ProjectStatus | None, _about("Stage of the project.")] = None
    parties: Annotated[Ids, _about("Ids of the parties.")] = ()


class Agreement(Entity, frozen=True):
    """An agreement, with the status terms of the UN Treaty Collection."""

    kind: Annotated[AgreementKind | None, _about("Form of the agreement.")] = None
    status: Annotated[AgreementStatus | None, _about("Stage of the agreement.")] = None
    parties: Annotated[Ids, _about("Ids of the parties.")] = ()
    date: Annotated[Date | None, _about("When.")] = None


class Event(Entity, frozen=True):
    """An event, with the status terms of schema.org."""

    date: Annotated[Date | None, _about("When.")] = None
    place: Annotated[Id | None, _about("Id of a place.")] = None
    participants: Annotated[Ids, _about("Ids of those who took part.")] = ()
    status: Annotated[EventStatus | None, _about("Whether it took place.")] = None


class Source(Node, frozen=True):
    """A source, with the types and fields of CSL 1.0.2."""

    id: Annotated[Id, _about("Id, unique in the file.")]
    type: Annotated[SourceType, _about("CSL 1.0.2 item type.")]
    title: Annotated[str, _about("Title; one that we supply stands in [...].")]
    author: Annotated[str | None, _about("Author.")] = None
    publisher: Annotated[str | None, _about("An organisation's id, or text.")] = None
    container_title: Annotated[str | None, _about("Title of what it appeared in.")] = None
    issued: Annotated[Date | None, _about("When it was published.")] = None
    accessed: Annotated[Date | None, _about("When it was read.")] = None
    url: Annotated[str | None, _about("Address.")] = None
    archived_url: Annotated[str | None, _about("Address of an archived copy.")] = None
    language: Annotated[str | None, _about("BCP 47 tag.")] = None
    note: Annotated[str | None, _about("Inline Markdown.")] = None
    text_file: Annotated[str | None, _about("The source's text, a file beside the briefing.")] = None
    sha256: Annotated[Sha256 | None, _about("SHA-256 of the source's text.")] = None
    reliability: Annotated[Reliability | None, _about("Admiralty grade of the source, A to F.")] = None
    origin: Annotated[Id | None, _about("Id of the source that this one repeats.")] = None


class Placement(Node, frozen=True):
    """An entry of a section's body that places a quote or figures; exactly one of the three is given."""

    quote: Annotated[Id | None, _about("Id of the quote to show here.")] = None
    figure: Annotated[Id | None, _about("Id of the figure to show here.")] = None
    figures: Annotated[Ids, _about("Ids of the figures to show here.")] = ()

    @property
    def ids(self) -> Ids:
        """The ids placed here, in reading order."""
        return tuple(i for i in (self.quote, self.figure) if i) + self.figures


class Section(Node, frozen=True):
    """A section: Markdown and the statements placed in it, in reading order."""

    id: Annotated[Id, _about("Id, unique in the file.")]
    title: Annotated[str, _about("Heading.")]
    body: Annotated[
        str | tuple[str | Placement, ...], _about("Markdown, or a list of Markdown texts and placed statements.")
    ]
    topics: Annotated[Ids, _about("Ids of topics.")] = ()
    sources: Annotated[tuple[Citation, ...], _about("What the section rests on.")] = ()

    @property
    def entries(self) -> tuple[str | Placement, ...]:
        """The body as a sequence, whichever way it was written."""
        return (self.body,) if isinstance(self.body, str) else self.body


class Original(Node, frozen=True):
    """The words before translation (CSL)."""

    language: Annotated[str, _about("BCP 47 tag.")]
    text: Annotated[str, _about("The words in the original language.")]
    translator: Annotated[str | None, _about("Who translated.")] = None


class Stance(Node, frozen=True):
    """What a statement is for or against (STIX opinion)."""

    toward: Annotated[Id, _about("Id of what it is about.")]
    value: Annotated[StanceValue, _about("For, against, neither or both.")]


class Quote(Node, frozen=True):
    """The exact words of one or more speakers."""

    id: Annotated[Id, _about("Id, unique in the file.")]
    speakers: Annotated[
        tuple[Id, ...], Meta(min_length=1, description="Ids of the people or organisations who said it.")
    ]
    text: Annotated[str, _about("Verbatim, plain; […] for a cut, [word] for an insertion.")]
    source: Annotated[Id, _about("Id of the source.")]
    locator: Annotated[Locator | None, _about("Where in the source.")] = None
    kind: Annotated[QuoteKind, _about("indirect: the source's own reporting words.")] = "direct"
    section: Annotated[Id | None, _about("Id of the section, where no body places the quote.")] = None
    topics: Annotated[Ids, _about("Ids of topics.")] = ()
    addressees: Annotated[Ids, _about("Ids of those spoken to.")] = ()
    original: Annotated[Original | None, _about("The words before translation.")] = None
    medium: Annotated[str | None, _about("Interview, speech, ...")] = None
    interviewer: Annotated[str | None, _about("Who asked.")] = None
    date: Annotated[Date | None, _about("When it was said.")] = None
    place: Annotated[str | None, _about("Where it was said: a place's id, or text.")] = None
    role: Annotated[str | None, _about("Role at the time, where it differs.")] = None
    stance: Annotated[Stance | None, _about("For or against what.")] = None
    credibility: Annotated[Credibility | None, _about("Admiralty grade of the statement, 1 to 6.")] = None
    note: Annotated[str | None, _about("Inline Markdown.")] = None


class Point(Node, frozen=True):
    """One point of a series."""

    date: Annotated[Date, _about("Of when.")]
    value: Annotated[Number, _about("In the unit of the series.")]
    status: Annotated[FigureStatus | None, _about("Where it differs from the figure's.")] = None


class Series(Node, frozen=True):
    """Values over time, ascending, at least two (SDMX)."""

    points: Annotated[tuple[Point, ...], _about("The points in time order.")]
    unit: Annotated[str | None, _about("Where it differs from the figure's.")] = None


class Figure(Node, frozen=True):
    """A number or a date that a source gives, with what it means and how sure it is."""

    id: Annotated[Id, _about("Id, unique in the file.")]
    label: Annotated[str, _about("What the number is of, in a few words.")]
    status: Annotated[FigureStatus, _about("Kind of knowledge (SDMX).")]
    kind: Annotated[FigureKind, _about("quantity, money or date.")] = "quantity"
    value: Annotated[Number | None, _about("The value, in the unit.")] = None
    min_value: Annotated[Number | None, _about("Lower end of a range.")] = None
    max_value: Annotated[Number | None, _about("Upper end of a range.")] = None
    date: Annotated[Date | None, _about("The value of a figure of kind date.")] = None
    unit: Annotated[str | None, _about("A unit of the format's list, or an ISO 4217 currency.")] = None
    qualifier: Annotated[Qualifier, _about("How the source words the value.")] = "exactly"
    evidence: Annotated[str | None, _about("The source's own words.")] = None
    source: Annotated[Id | None, _about("Id of the source.")] = None
    locator: Annotated[Locator | None, _about("Where in the source.")] = None
    measure: Annotated[str | None, _about("What is measured.")] = None
    subject: Annotated[Ids, _about("Ids of what it is measured of.")] = ()
    as_of: Annotated[Date | None, _about("When the value held.")] = None
    period: Annotated[Date | None, _about("The span of time that the value is of.")] = None
    per: Annotated[str | None, _about("The span that the value is for, such as year or day.")] = None
    undated: Annotated[bool, _about("True where the source gives no date.")] = False
    certainty: Annotated[Certainty, _about("stated, hedged or disputed.")] = "stated"
    attributed_to: Annotated[Ids, _about("Ids of who said the number.")] = ()
    derived_from: Annotated[Ids, _about("Ids of what it was worked out from.")] = ()
    derivation: Annotated[Derivation | None, _about("How it was worked out.")] = None
    likelihood: Annotated[Likelihood | None, _about("How likely, in the terms of ICD 203.")] = None
    confidence: Annotated[Confidence | None, _about("Confidence in it, ICD 203.")] = None
    series: Annotated[Series | None, _about("Values over time.")] = None
    section: Annotated[Id | None, _about("Id of the section, where no body places the figure.")] = None
    topics: Annotated[Ids, _about("Ids of topics.")] = ()
    credibility: Annotated[Credibility | None, _about("Admiralty grade of the statement, 1 to 6.")] = None
    note: Annotated[str | None, _about("Inline Markdown.")] = None


Statement = Quote | Figure
Item = (
    Section | Quote | Figure | KeyPoint | Topic | Side | Term | Source
    | Person | Organisation | Place | Project | Agreement | Event
)  # fmt: skip
"""Whatever has an id of its own."""

ItemT = TypeVar("ItemT", bound=Item)

LISTS = (
    "key_points", "topics", "sides", "glossary", "people", "organisations", "places", "projects", "agreements",
    "events", "sources", "sections", "quotes", "figures",
)  # fmt: skip
"""The lists of the format whose items have an id, in its order."""
_REFERENCE_FIELDS = (
    "speakers", "addressees", "source", "section", "topics", "place", "subject", "attributed_to", "derived_from",
    "refs", "affiliation", "side", "participants", "members", "parties", "part_of", "related", "publisher", "origin",
)  # fmt: skip
_LINK = re.compile(r"\]\(#([a-z][a-z0-9-]*)\)")


class Briefing(Node, frozen=True, dict=True):
    """A whole briefing. What is derived from its lists is worked out once, when first asked for."""

    briefing_version: Annotated[str, _about('Version of the format: "1".')]
    id: Annotated[Id, _about("Id of the briefing.")]
    title: Annotated[str, _about("What it is about, in one line.")]
    language: Annotated[str, _about("BCP 47 tag of the text.")]
    created: Annotated[Date, _about("When it was first written.")]
    sources: Annotated[tuple[Source, ...], _about("The sources.")]
    sections: Annotated[tuple[Section, ...], _about("The sections, in reading order.")]
    subtitle: Annotated[str | None, _about("A second line of the title.")] = None
    modified: Annotated[Date | None, _about("When it was last changed.")] = None
    as_of: Annotated[Date | None, _about("Information cut-off.")] = None
    status: Annotated[BriefingStatus | None, _about("draft, final or withdrawn.")] = None
    authors: Annotated[tuple[Author, ...], _about("Who wrote it.")] = ()
    marking: Annotated[Marking | None, _about("How it may be passed on.")] = None
    bottom_line: Annotated[str | None, _about("About three sentences, inline Markdown.")] = None
    key_figures: Annotated[Ids, Meta(max_length=6, description="Figures or dated events, at most 6.")] = ()
    key_points: Annotated[tuple[KeyPoint, ...], _about("The key points.")] = ()
    topics: Annotated[tuple[Topic, ...], _about("Topics: rows of the matrix.")] = ()
    sides: Annotated[tuple[Side, ...], _about("Sides: columns of the matrix.")] = ()
    glossary: Annotated[tuple[Term, ...], _about("Terms explained.")] = ()
    people: Annotated[tuple[Person, ...], _about("People.")] = ()
    organisations: Annotated[tuple[Organisation, ...], _about("Organisations.")] = ()
    places: Annotated[tuple[Place, ...], _about("Places.")] = ()
    projects: Annotated[tuple[Project, ...], _about("Projects.")] = ()
    agreements: Annotated[tuple[Agreement, ...], _about("Agreements.")] = ()
    events: Annotated[tuple[Event, ...], _about("Events.")] = ()
    quotes: Annotated[tuple[Quote, ...], _about("Quotes.")] = ()
    figures: Annotated[tuple[Figure, ...], _about("Figures.")] = ()

    def items(self) -> Iterator[Item]:
        """Every item that has an id, in the order of the format's lists."""
        for name in LISTS:
            for item in getattr(self, name):
                if item.id is not None:
                    yield item

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Every item under its id; the first where an id is given twice."""
        found: dict[str, Item] = {}
        for item in self.items():
            if item.id is not None:
                found.setdefault(item.id, item)
        return found

    def get(self, item_id: str | None, kind: type[ItemT]) -> ItemT | None:
        """The item of that id if it is of that kind, else None."""
        item = self.by_id.get(item_id) if item_id else None
        return item if isinstance(item, kind) else None

    def name_of(self, item_id: str) -> str:
        """What to call the item of that id in running text; the id itself where nothing has it."""
        item = self.by_id.get(item_id)
        if isinstance(item, Entity):
            return item.name
        for attribute in ("label", "title", "term"):
            if (named := getattr(item, attribute, None)) is not None:
                return str(named)
        return item_id

    @cached_property
    def home(self) -> dict[str, str]:
        """The id of the section that each quote and figure belongs to: where a body places it first, else `section`."""
        home: dict[str, str] = {}
        for section in self.sections:
            for entry in section.entries:
                if isinstance(entry, Placement):
                    for item_id in entry.ids:
                        home.setdefault(item_id, section.id)
        known = {section.id for section in self.sections}
        for statement in self.statements():
            if statement.section in known:
                home.setdefault(statement.id, str(statement.section))
        return home

    def statements(self) -> Iterator[Statement]:
        """The quotes, then the figures."""
        yield from self.quotes
        yield from self.figures

    @cached_property
    def belonging(self) -> dict[str | None, tuple[Statement, ...]]:
        """The statements of each section in reading order; under None those that no section places."""
        order: dict[str, int] = {item_id: position for position, item_id in enumerate(self.home)}
        found: dict[str | None, list[Statement]] = {}
        for statement in sorted(self.statements(), key=lambda s: order.get(s.id, len(order))):
            found.setdefault(self.home.get(statement.id), []).append(statement)
        return {section: tuple(statements) for section, statements in found.items()}

    @cached_property
    def back_links(self) -> dict[str, tuple[str, ...]]:
        """For each id, the ids of the items that refer to it, in the order of the format's lists."""
        found: dict[str, dict[str, None]] = {}
        for item in self.items():
            for target in references(item):
                if item.id is not None and target in self.by_id:
                    found.setdefault(target, {})[item.id] = None
        return {target: tuple(sources) for target, sources in found.items()}

    @cached_property
    def strip(self) -> tuple[Figure | Event, ...]:
        """The key figures: those named, else those in the key points' refs, else the first four figures."""
        for ids in (self.key_figures, tuple(ref for point in self.key_points for ref in point.refs)):
            picked = {i: item for i in ids if isinstance(item := self.by_id.get(i), Figure | Event)}
            if picked:
                return tuple(picked.values())[:6]
        return self.figures[:4]


def references(item: Item) -> Iterator[str]:
    """The ids that an item refers to: by its fields, by its citations, by what it places, and by links in its text."""
    for name in _REFERENCE_FIELDS:
        value = getattr(item, name, None)
        if isinstance(value, str):
            yield value
        elif value:
            yield from value
    for citation in getattr(item, "sources", ()):
        yield citation.source
    if isinstance(item, Section):
        for entry in item.entries:
            if isinstance(entry, Placement):
                yield from entry.ids
            else:
                yield from _LINK.findall(entry)
    if isinstance(item, Quote) and item.stance:
        yield item.stance.toward
    for text in (getattr(item, "note", None), item.text if isinstance(item, KeyPoint | Term) else None):
        if text:
            yield from _LINK.findall(text)
