"""What is measured: our reader on three briefings, and the programs beside it on the same text."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import generate, texts

BENCHMARKS = Path(__file__).parent
ROOT = BENCHMARKS.parent
BUNDLED = ROOT / "briefings" / "iran-azerbaijan-visit.briefing.yaml"
BRIEFING = Path(sys.executable).parent / "briefing"
PEERS = ROOT / ".venv-peers"
"""Holds a virtual environment for each peer of Python, since they need other versions of Textual."""

BARE, FROGMOUTH = "bare Textual app", "frogmouth"
SMALL, PROSE, STATEMENTS = "briefing, bundled", "briefing, 4 MB prose", "briefing, 4 MB statements"


@dataclass(frozen=True)
class Program:
    """A program, the text that shows that it has drawn, and the keys it takes."""

    name: str
    command: tuple[str, ...]
    shows: str
    """Text of its first screen, short enough to stand on one line of it."""
    page: str = "\x1b[6~"
    line: str = "\x1b[B"
    words: tuple[str, ...] = ()
    """Words to type into its find field; none where find is not measured."""
    environment: Mapping[str, str] = field(default_factory=dict)
    scrolls: bool = True


def programs(folder: Path, megabytes: float) -> Iterator[Program]:
    """Every program that is there, the peers first.

    Args:
        folder: where the generated texts are written.
        megabytes: size of the large briefings.
    """
    python, peers = sys.executable, BENCHMARKS / "peers"
    yield Program(BARE, (python, str(peers / "bare_textual.py")), "A bare application", scrolls=False)
    if BUNDLED.exists():
        article = texts.read(BUNDLED)
        markdown = folder / "article.md"
        markdown.write_text(texts.as_markdown(article), encoding="utf-8")
        yield from _peers(python, peers, str(markdown), article.title[:16])
        yield from _ours(SMALL, BUNDLED)
    for name, kind in ((PROSE, "prose"), (STATEMENTS, "statements")):
        path = folder / f"{kind}.briefing.yaml"
        path.write_text(generate.generate(kind, int(megabytes * 1e6)), encoding="utf-8")
        yield from _ours(name, path)


def _peers(python: str, peers: Path, markdown: str, shows: str) -> Iterator[Program]:
    viewer = (python, str(peers / "markdown_viewer.py"), markdown)
    yield Program("MarkdownViewer", viewer, shows)
    yield Program("MarkdownViewer, animation off", viewer, shows, environment={"TEXTUAL_ANIMATIONS": "none"})
    for name in (FROGMOUTH, "hike"):
        if (command := PEERS / name / "bin" / name).exists():
            yield Program(name, (str(command), markdown), shows)
    if command_found := shutil.which("less"):
        yield Program("less", (command_found, markdown), shows, page=" ", line="j")
    if command_found := shutil.which("bat") or shutil.which("batcat"):
        yield Program("bat", (command_found, "--paging=always", markdown), shows, page=" ", line="j")


def _ours(name: str, path: Path) -> Iterator[Program]:
    if not BRIEFING.exists():
        return
    briefing = texts.read(path)
    shows = (briefing.bottom_line or briefing.title)[:12]
    yield Program(name, (str(BRIEFING), str(path)), shows, page=" ", line="j", words=texts.words(briefing))
