"""Evidence: what a source says around the words of a quote or figure, and whether they stand in it like that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from briefing_tui.document import showing, wording
from briefing_tui.document.blocks import Block, SpanStyle, Text
from briefing_tui.model import Briefing, Locator, Quote, Source, Statement

if TYPE_CHECKING:
    from briefing_tui.loading.passages import Passage
    from briefing_tui.loading.texts import SourceText
    from briefing_tui.loading.verbatim import Proof

AROUND: Final = 8
"""Paragraphs of the source that are shown before the words, and after them."""
_OCCURRENCES: Final = 12
"""Occurrences that are listed at most."""


def words_of(statement: Statement) -> str:
    """The words of a statement that have to stand in its source."""
    return statement.text if isinstance(statement, Quote) else statement.evidence or ""


def in_order(briefing: Briefing) -> tuple[Statement, ...]:
    """All quotes and figures as the page shows them."""
    keys = (*(section.id for section in briefing.sections), None)
    return tuple(statement for key in keys for statement in briefing.belonging.get(key, ()))


def verdict(proof: Proof | None, *, pending: bool = False) -> str:
    """What came of looking for the words of a statement, in a few words; `pending` where it is still being done."""
    if pending:
        return "being checked …"
    if proof is None:
        return "not proved"
    return f"proved · {_paragraphs(proof)}" if proof.state == "proved" else "changed"


def evidence(
    briefing: Briefing,
    statement: Statement,
    proof: Proof | None,
    text: SourceText | None,
    *,
    remarks: Sequence[str] = (),
    pending: bool = False,
) -> list[Block]:
    """The blocks that show it: the statement, what came of it, and the paragraphs of the source, the words marked.

    Args:
        briefing: that the statement is of.
        statement: a quote or figure.
        proof: what came of looking for its words in the text.
        text: of its source, if there is one.
        remarks: what the check says of the statement and its source.
        pending: whether the check is still to say more.
    """
    blocks = [
        showing.quote(briefing, statement) if isinstance(statement, Quote) else showing.figure(briefing, statement)
    ]
    if pending:
        blocks.append(Text().add("being checked …", "dim").block("paragraph", None))
    elif proof is None or text is None:
        blocks += _without(briefing, statement, text)
    else:
        blocks += _proved(statement, proof) if proof.state == "proved" else _changed(proof)
    blocks += [Text().add("! ", "changed").add(remark).block("paragraph", None, rest="  ") for remark in remarks]
    if text is not None:
        blocks += _source(briefing, statement, proof, text)
    return [replace(blocks[0], gap=0), *blocks[1:]]


def found(blocks: Sequence[Block]) -> tuple[int, int]:
    """The block in which the words stand, and the offset of the first; zeros where the words are not found."""
    for number, block in enumerate(blocks):
        for span in block.spans:
            if block.kind == "entry" and span.style == "cited":
                return number, span.start
    return 0, 0


def _paragraphs(proof: Proof) -> str:
    end = f"–{proof.paragraph_end}" if proof.paragraph_end else ""
    return f"¶{proof.paragraph}{end}"


def _proved(statement: Statement, proof: Proof) -> Iterator[Block]:
    text = Text().add("✓ PROVED", "proved").add(f"  these words stand in the source, {_paragraphs(proof)}")
    yield text.block("paragraph", None)
    said = []
    if proof.elsewhere:
        said.append(f"The locator says {wording.place_in(statement.locator)}.")
    if proof.ambiguous:
        listed = ", ".join(f"¶{number}" for number in proof.paragraphs[:_OCCURRENCES])
        said.append(f"They occur {proof.occurrences} times ({listed}), and nothing says which is meant.")
    if proof.joined:
        said.append("Something is left out between them without the mark of a cut, […].")
    if said:
        yield Text().add(" ".join(said)).block("paragraph", None, gap=0)


def _changed(proof: Proof) -> Iterator[Block]:
    text = Text().add("≠ CHANGED", "changed").add("  these words do not stand in the source like this")
    yield text.block("paragraph", None)
    if proof.apart:
        listed = ", ".join(f"¶{number}" for number in proof.apart)
        words = f"Each part of them does, but not in this order in one paragraph: {listed}."
        yield Text().add(words).block("paragraph", None, gap=0)
    if proof.nearest is not None:
        yield from _difference(proof.nearest)
    elif not proof.apart:
        yield Text().add("Nothing in it is like them.").block("paragraph", None, gap=0)


def _difference(passage: Passage) -> Iterator[Block]:
    """What was looked for and what is there, word by word."""
    words = f"Nearest: ¶{passage.paragraph}, {passage.likeness} % alike. In brackets: here → in the source."
    yield Text().add(words).block("paragraph", None, gap=0)
    text = Text()
    for part in passage.parts:
        if part.given == part.source:
            text.add(part.source)
            continue
        either = part.given or part.source
        text.add(" " if len(text) and either.startswith(" ") else "").add("[")
        text.add(part.given.strip() or "nothing", "missing" if part.given.strip() else "dim").add(" → ")
        text.add(part.source.strip() or "nothing", "cited" if part.source.strip() else "dim").add("]")
    yield text.block("paragraph", None, first="  ", rest="  ")


def _without(briefing: Briefing, statement: Statement, text: SourceText | None) -> Iterator[Block]:
    """What would be here, and what there is."""
    made = Text().add("· NOT PROVED", "strong").add("  ")
    if not words_of(statement):
        made.add("the briefing gives no words of the source for this figure (evidence), so there are none to look for")
    else:
        made.add("there is no text of the source to look in")
    yield made.block("paragraph", None)
    if text is not None:
        return
    source = briefing.get(statement.source, Source)
    if source is None:
        yield Text().add("No source is given.").block("paragraph", None, gap=0)
        return
    words = (
        "The paragraphs of the source around these words would stand here, with the words marked. Put its text beside"
        f" the briefing and name it as text_file, or open with --source {source.id}=FILE."
    )
    yield Text().add(words, "dim").block("paragraph", None)
    yield showing.label("WHAT THE BRIEFING RECORDS")
    yield from _recorded(briefing, statement, source)


def _recorded(briefing: Briefing, statement: Statement, source: Source) -> Iterator[Block]:
    locator = statement.locator or Locator()
    rows = [("words", words_of(statement).strip("\n")), ("place", wording.place_in(locator))]
    rows += [("after", locator.prefix or ""), ("before", locator.suffix or "")]
    for name, value in rows:
        if value:
            yield Text().add(f"{name:8}", "dim").add(value).block("entry", None, rest=" " * 8, gap=0)
    yield replace(showing.entry(briefing, source), item_id=None, gap=1)


def _source(briefing: Briefing, statement: Statement, proof: Proof | None, text: SourceText) -> Iterator[Block]:
    """The paragraphs around the words, each with its number."""
    size = len(text.paragraphs)
    numbers = [min(number, size) for number in _cited(statement, proof)]
    first, last = max(1, min(numbers) - AROUND), min(size, max(numbers) + AROUND)
    name = wording.source_name(briefing, statement.source).upper()
    yield showing.label(f"{name} ¶{first}–{last} OF {size}" if last else f"{name}: NO TEXT IN IT")
    marks: list[tuple[int, int, int, SpanStyle]] = []
    if proof is not None:
        marks += [(spot.paragraph, spot.start, spot.end, "cited") for spot in proof.spots]
        if near := proof.nearest:
            marks.append((near.paragraph, near.start, near.end, "nearest"))
    width = len(f"¶{last} ")
    for number in range(first, last + 1):
        paragraph, made, at = text.paragraphs[number - 1], Text(), 0
        for _, start, end, style in sorted(mark for mark in marks if mark[0] == number):
            made.add(paragraph[at : max(at, start)]).add(paragraph[max(at, start) : end], style)
            at = max(at, end)
        made.add(paragraph[at:])
        yield made.block("entry", None, first=f"¶{number}".ljust(width), rest=" " * width)


def _cited(statement: Statement, proof: Proof | None) -> list[int]:
    """The paragraphs that matter: where the words stand, else where they should."""
    if proof is not None and proof.paragraph is not None:
        return [proof.paragraph, proof.paragraph_end or proof.paragraph]
    if proof is not None and proof.nearest is not None:
        return [proof.nearest.paragraph]
    if proof is not None and proof.apart:
        return [*proof.apart][:2]
    locator = statement.locator or Locator()
    return [locator.paragraph or 1, locator.paragraph_end or locator.paragraph or 1]
