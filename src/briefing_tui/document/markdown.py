"""Markdown to blocks: paragraphs, headings, lists, emphasis, code, block quotes and links; all else stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from briefing_tui.document.blocks import Block, Text
from briefing_tui.text import make_safe, safe_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

CHUNK = 4_000
"""Markdown is parsed in pieces of about this many characters, so that only what is looked at is parsed."""
LARGEST = 30_000
"""Markdown of more characters that cannot be cut is shown as it is written: hostile text takes 40 µs a character."""
_NESTING = 40
"""Nesting that is parsed, a list counting twice; what lies deeper is shown as it is written."""
_DEEPEST = 12
"""Cells of indentation at most, so that deep nesting leaves room for the words."""
_PARAGRAPH = re.compile(r"[^\n]++(?:\n[^\n]++)*+")
_ID_LINK = re.compile(r"\[([^\W\d_][^\\`*_\[\]<>&!~\n]*+)\]\(#([a-z0-9-]++)\)")
_LINE = rf"(?:{_ID_LINK.pattern}|[^\W\d_])(?:{_ID_LINK.pattern}|[^\\`*_\[\]<>&!~\n])*+"
_PLAIN = re.compile(rf"{_LINE}(?:\n{_LINE})*+")
"""A paragraph in which nothing but a link to an id can be Markdown; most are, and the parser costs 0.2 ms for each."""
_PLAIN_INLINE = re.compile(rf"(?:{_ID_LINK.pattern}|[^\\`*_\[\]<>&!~\n])*+")
_STARTS_BLOCK = re.compile(r"[^\W\d_]|#")
"""After a blank line, a letter or # in the first column begins a block of its own, unless a fence is open."""
_BOUNDARY = re.compile(rf"\n\n(?={_STARTS_BLOCK.pattern})")
_FENCE = re.compile("```|~~~")
_BLANK_LINES = re.compile(r"\n[ \n]*\n")


@cache
def _parser() -> MarkdownIt:
    # Imported when the first Markdown is met: 20 ms that plain text need not wait for.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    class Parser(MarkdownIt):
        """Leaves addresses as they are written: the parser's own way decodes %1B and punycode."""

        def normalizeLink(self, url: str) -> str:
            return safe_line(url)

        def normalizeLinkText(self, link: str) -> str:
            return safe_line(link)

    # Entities would bring characters that loading has made safe back in, blocks of HTML have no end that can be told
    # in pieces, and references reach across pieces: they stay text.
    parser = Parser("commonmark", {"maxNesting": _NESTING})
    parser.disable(["entity", "html_block", "reference", "image"])
    return parser


def pieces(markdown: str) -> Iterator[str]:
    """Cut Markdown between blocks that cannot belong together, into pieces of about `CHUNK` characters.

    A cut is made only after a blank line, where the next line starts with a letter or # in the first column and no
    code fence is open: there every list, quotation and paragraph has ended (CommonMark 0.31, 4.8 and 5.2).
    """
    start, size = 0, len(markdown)
    while size - start > CHUNK * 3 // 2 and (cut := _cut(markdown, start)):
        yield markdown[start:cut]
        start = cut
    yield markdown[start:]


def _cut(markdown: str, start: int) -> int | None:
    """The end of the piece that begins at `start`, None where no cut can be made."""
    reach = CHUNK
    while found := _BOUNDARY.search(markdown, start + reach):
        cut = found.end()
        if not _FENCE.search(markdown, start, cut) or _is_closed(markdown[start:cut]):
            return cut
        # Twice as far each time, so that looking through a long fence costs no more than twice its length.
        reach = 2 * (cut - start)
    return None


def _is_closed(markdown: str) -> bool:
    """Whether a paragraph put at the end would be a block of its own, which in an open fence it is not."""
    tokens: list[Token] = []
    _parser().block.parse(markdown + "x", _parser(), {}, tokens)
    return tokens[-1].type == "paragraph_close" and tokens[-2].content == "x"


def blocks(markdown: str, item_id: str | None = None) -> Iterator[Block]:
    """The blocks of Markdown text, each of which shows the item `item_id`."""
    begun: int | None = None
    for found in _PARAGRAPH.finditer(markdown):
        here, paragraph = found.start(), found[0]
        if begun is not None and _STARTS_BLOCK.match(paragraph) and not _FENCE.search(markdown, begun, here):
            yield from _parsed(markdown[begun:here], item_id)
            begun = None
        # Two spaces at a line's end are a hard break.
        if begun is None and _PLAIN.fullmatch(paragraph) and "  \n" not in paragraph:
            text = " ".join(line.rstrip(" ") for line in paragraph.split("\n"))
            yield _linked(text, Text()).block("paragraph", item_id)
        elif begun is None:
            begun = here
    if begun is not None:
        yield from _parsed(markdown[begun:], item_id)


def inline(markdown: str, into: Text) -> Text:
    """Append inline Markdown (emphasis, code, links) to a text; paragraphs in it begin on a new line."""
    for number, paragraph in enumerate(_BLANK_LINES.split(markdown.strip(" \n"))):
        if number:
            into.add("\n")
        if _PLAIN_INLINE.fullmatch(paragraph):
            _linked(paragraph, into)
            continue
        if len(paragraph) > LARGEST:
            into.add(paragraph)
            continue
        for token in _parser().parseInline(paragraph):
            _inline(token.children or [], into)
    return into


def _linked(text: str, into: Text) -> Text:
    """Append text whose only Markdown is links to ids."""
    end = 0
    for found in _ID_LINK.finditer(text):
        into.add(text[end : found.start()]).add(found[1], "link", found[2])
        end = found.end()
    return into.add(text[end:])


def _inline(tokens: list[Token], into: Text, soft_break: str = " ") -> None:
    open_at: list[tuple[int, Token]] = []
    for token in tokens:
        match token.type:
            case "softbreak":
                into.add(soft_break)
            case "hardbreak":
                into.add("\n")
            case "code_inline":
                into.add(token.content, "code")
            case "em_open" | "strong_open" | "link_open":
                open_at.append((len(into), token))
            case "em_close" | "strong_close" as closing:
                into.style(open_at.pop()[0], "em" if closing == "em_close" else "strong")
            case "link_close":
                _close_link(*open_at.pop(), into)
            case _:
                into.add(token.content)


def _close_link(start: int, opening: Token, into: Text) -> None:
    """A link to `#id` goes there; of any other the address is shown, since no browser is started on a server."""
    address = str(opening.attrs.get("href", ""))
    title = make_safe(str(opening.attrs.get("title", ""))).replace("\n", " ")
    shown = into.since(start)
    if address.startswith("#"):
        if not shown:
            into.add(address)
        into.style(start, "link", address[1:])
    else:
        into.style(start, "em")
        if address and shown != address:
            into.add(f" <{address}>", "dim")
    if title:
        into.add(f" ({title})", "dim")


class _Frame:
    """Where a nested block stands: what is drawn before its first line and before the others."""

    def __init__(self) -> None:
        self.first: list[str] = []
        self.rest: list[str] = []
        self.numbers: list[int | None] = []
        self.starts_list = False

    def prefixes(self) -> tuple[str, str]:
        first, rest = "".join(self.first)[-_DEEPEST:], "".join(self.rest)[-_DEEPEST:]
        self.first[:] = self.rest
        return first, rest

    def open(self, first: str, rest: str) -> None:
        self.first.append(first)
        self.rest.append(rest)

    def open_item(self) -> None:
        number = self.numbers[-1]
        marker = "• " if number is None else f"{number}. "
        if number is not None:
            self.numbers[-1] = number + 1
        self.open(marker, " " * len(marker))

    def close(self) -> None:
        self.first.pop()
        self.rest.pop()


def _parsed(markdown: str, item_id: str | None) -> Iterator[Block]:
    tokens = _parser().parse(markdown) if len(markdown) <= LARGEST else []
    # The parser drops what lies deeper than it goes.
    if not tokens or any(token.level >= _NESTING - 1 for token in tokens):
        yield from (Block("paragraph", found[0], item_id) for found in _PARAGRAPH.finditer(markdown))
        return
    frame, opening = _Frame(), tokens[0]
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open" as kind:
                frame.starts_list = not frame.numbers
                frame.numbers.append(int(token.attrs.get("start", 1)) if kind == "ordered_list_open" else None)
            case "bullet_list_close" | "ordered_list_close":
                frame.numbers.pop()
            case "list_item_open":
                frame.open_item()
            case "blockquote_open":
                frame.open("│ ", "│ ")
            case "list_item_close" | "blockquote_close":
                frame.close()
            case "paragraph_open" | "heading_open":
                opening = token
            case "inline":
                yield _text_block(token, frame, opening, item_id)
            case "fence" | "code_block" | "hr":
                yield _verbatim(token, frame, item_id)


def _text_block(token: Token, frame: _Frame, opening: Token, item_id: str | None) -> Block:
    text = Text()
    # Tables are not parsed, but their rows stay rows.
    _inline(token.children or [], text, "\n" if token.content.startswith("|") else " ")
    first, rest = frame.prefixes()
    # The items of a tight list stand without a blank line between them.
    gap = 0 if opening.hidden and not frame.starts_list else 1
    frame.starts_list = False
    if opening.type == "heading_open":
        text.style(0, "heading")
        return text.block("heading", item_id, first=first, rest=rest)
    return text.block("paragraph", item_id, first=first, rest=rest, gap=gap)


def _verbatim(token: Token, frame: _Frame, item_id: str | None) -> Block:
    """Code, under what its fence says of it, or three of the marks that draw a line across the page."""
    first, rest = frame.prefixes()
    if token.type == "hr":
        return Text().add(token.markup[:3], "dim").block("paragraph", item_id, first=first, rest=rest)
    text = Text()
    if info := safe_line(token.info.strip()):
        text.add(info, "dim").add("\n")
    text.add(token.content.rstrip("\n"), "code")
    return text.block("code", item_id, first=first + "  ", rest=rest + "  ")
