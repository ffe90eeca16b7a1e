"""Markdown to blocks: paragraphs, headings, lists, emphasis, code, block quotes and links; all else stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from briefing_tui.document.blocks import Block, Text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

CHUNK = 4_000
"""Markdown is parsed in pieces of about this many characters, so that only what is looked at is parsed."""
_DEEPEST = 12
"""Cells of indentation at most, so that deep nesting leaves room for the words."""
_PLAIN = re.compile(r"[^\W\d_][^\\`*_\[\]<>&!~\n]*(?:\n[^\W\d_][^\\`*_\[\]<>&!~\n]*)*")
"""A paragraph in which no character can be Markdown; most are, and the parser costs 0.2 ms for each."""
_FENCE = re.compile(r"^[ >]*(?:```|~~~)", re.MULTILINE)
_STARTS_PARAGRAPH = re.compile(r"[^\W\d_]")
_MARKUP = re.compile(r"[\\`*_\[\]<>&!~]")


@cache
def _parser() -> MarkdownIt:
    # Imported when the first Markdown is met: 20 ms that plain text need not wait for. Entities and raw HTML would
    # bring characters that loading has made safe back in, and references reach across pieces: they stay text.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"maxNesting": 40})
    return parser.disable(["entity", "html_inline", "html_block", "reference", "image", "hr"])


def pieces(markdown: str) -> Iterator[str]:
    """Cut Markdown between blocks that cannot belong together, into pieces of about `CHUNK` characters.

    A cut is made only after a blank line, where the next line starts with a letter in the first column and no code
    fence is open: there every list, quotation and paragraph has ended (CommonMark 0.31, 4.8 and 5.2).
    """
    start, size = 0, len(markdown)
    while size - start > CHUNK * 3 // 2:
        cut = start + CHUNK
        while (cut := markdown.find("\n\n", cut) + 2) > 1:
            if _STARTS_PARAGRAPH.match(markdown, cut) and not len(_FENCE.findall(markdown, start, cut)) % 2:
                break
        if cut <= 1:
            break
        yield markdown[start:cut]
        start = cut
    yield markdown[start:]


def blocks(markdown: str, item_id: str | None = None) -> Iterator[Block]:
    """The blocks of Markdown text, each of which shows the item `item_id`."""
    pending: list[str] = []
    for paragraph in re.split(r"\n{2,}", markdown.strip("\n")):
        if _PLAIN.fullmatch(paragraph) and not pending and _no_setext(paragraph):
            yield Block("paragraph", " ".join(line.rstrip(" ") for line in paragraph.split("\n")), item_id)
            continue
        pending.append(paragraph)
        if len(pending) == 1 and _STARTS_PARAGRAPH.match(paragraph) and not _FENCE.search(paragraph):
            yield from _parsed(pending.pop(), item_id)
    if pending:
        yield from _parsed("\n\n".join(pending), item_id)


def _no_setext(paragraph: str) -> bool:
    # Two spaces at a line's end are a hard break; the underline of a setext heading never starts with a letter.
    return "  \n" not in paragraph


def inline(markdown: str, into: Text) -> Text:
    """Append inline Markdown (emphasis, code, links) to a text."""
    if not _MARKUP.search(markdown):
        return into.add(markdown)
    for token in _parser().parseInline(markdown):
        _inline(token.children or [], into)
    return into


def _inline(tokens: list[Token], into: Text) -> None:
    open_at: list[tuple[int, str]] = []
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                into.add(token.content)
            case "softbreak":
                into.add(" ")
            case "hardbreak":
                into.add("\n")
            case "code_inline":
                into.add(token.content, "code")
            case "em_open" | "strong_open" | "link_open":
                open_at.append((len(into), str(token.attrs.get("href", ""))))
            case "em_close" | "strong_close" as closing:
                into.style(open_at.pop()[0], "em" if closing == "em_close" else "strong")
            case "link_close":
                _close_link(*open_at.pop(), into)
            case _:
                into.add(token.content)


def _close_link(start: int, address: str, into: Text) -> None:
    """A link to `#id` goes there; of any other the address is shown, since no browser is started on a server."""
    if address.startswith("#"):
        into.style(start, "link", address[1:])
    else:
        shown = str(into)[start:]
        into.style(start, "em")
        if shown != address:
            into.add(f" <{address}>", "dim")


class _Frame:
    """Where a nested block stands: what is drawn before its first line and before the others."""

    def __init__(self) -> None:
        self.rest: list[str] = []
        self.marker = ""
        self.numbers: list[int | None] = []
        self.tight = False
        self.starts_list = False

    def prefixes(self) -> tuple[str, str]:
        rest = "".join(self.rest)
        if len(rest) > _DEEPEST:
            rest = rest[-_DEEPEST:]
        first = rest[: len(rest) - len(self.marker)] + self.marker if self.marker else rest
        self.marker = ""
        return first, rest

    def open_item(self) -> None:
        number = self.numbers[-1]
        self.marker = "• " if number is None else f"{number}. "
        if number is not None:
            self.numbers[-1] = number + 1
        self.rest.append(" " * len(self.marker))


def _parsed(markdown: str, item_id: str | None) -> Iterator[Block]:
    frame = _Frame()
    inside: list[str] = []
    for token in _parser().parse(markdown):
        match token.type:
            case "bullet_list_open" | "ordered_list_open" as opening:
                frame.starts_list = not frame.numbers
                frame.numbers.append(int(token.attrs.get("start", 1)) if opening == "ordered_list_open" else None)
            case "bullet_list_close" | "ordered_list_close":
                frame.numbers.pop()
            case "list_item_open":
                frame.open_item()
            case "blockquote_open":
                frame.rest.append("│ ")
            case "list_item_close" | "blockquote_close":
                frame.rest.pop()
                frame.marker = ""
            case "paragraph_open" | "heading_open":
                frame.tight = token.hidden
                inside.append(token.type)
            case "inline":
                yield _text_block(token, frame, inside.pop(), item_id)
            case "fence" | "code_block":
                first, rest = frame.prefixes()
                text = Text().add(token.content.rstrip("\n"), "code")
                yield text.block("code", item_id, first=first + "  ", rest=rest + "  ")
            case _ if token.content:
                first, rest = frame.prefixes()
                yield Text().add(token.content.rstrip("\n")).block("paragraph", item_id, first=first, rest=rest)


def _text_block(token: Token, frame: _Frame, inside: str, item_id: str | None) -> Block:
    text = Text()
    _inline(token.children or [], text)
    first, rest = frame.prefixes()
    # The items of a tight list stand without a blank line between them.
    gap = 0 if frame.tight and not frame.starts_list else 1
    frame.starts_list = False
    if inside == "heading_open":
        text.style(0, "heading")
        return text.block("heading", item_id, first=first, rest=rest)
    return text.block("paragraph", item_id, first=first, rest=rest, gap=gap)
