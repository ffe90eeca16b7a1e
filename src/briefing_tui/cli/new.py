"""`briefing new`: a briefing to begin with."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

import click

from briefing_tui.cli.stopping import UNREADABLE, USAGE, WRONG, Stop

_SUFFIX: Final = re.compile(r"(\.briefing)?\.ya?ml$", re.IGNORECASE)
_SKELETON: Final = """\
# yaml-language-server: $schema=./briefing.schema.json
# Editors complete and explain this file once its schema lies beside it: briefing schema > briefing.schema.json
# Lines that begin with # and no space are examples: take the # away, and write your own.
# What is wrong with it, and why: briefing check --strict FILE

briefing_version: "1"
id: "{id}"
title: {title}
language: {language}
status: draft
created: "{today}"
# When the last information came in.
#as_of: "{today}"
#authors: [{{name: Ada Lind}}]

# What a reader has to know who reads nothing else, in about three sentences.
bottom_line: Nothing is known yet.

# The points that matter most: a fact, a judgement, or something unknown; refs are the ids of what they rest on.
# A link to any item of this file is [words](#its-id).
key_points:
  - text: Nothing is known yet.
    kind: unknown
#  - {{text: "The ports share [two tugs](#f-tugs).", kind: fact, refs: [f-tugs]}}
#  - {{text: A dispute over the second year is likely., kind: judgement, likelihood: likely, refs: [q-lind]}}

# Who speaks and acts. In the same way: organisations, places, projects, agreements, events.
#people:
#  - {{id: lind, name: Ada Lind, role: Harbour master}}

# What all of it rests on. A title that is not the source's own stands in brackets.
sources:
  - id: src-minutes
    type: report
    title: "[Minutes of the meeting]"
    # Quotes and figures are proved against the source's text, a file beside this one.
    #text_file: minutes.txt
    #issued: "{today}"

# The text, in reading order. An entry of a body is Markdown, a quote or a figure.
sections:
  - id: sec-first
    title: First section
    sources: [{{source: src-minutes}}]
    body:
      - Nothing is known yet.
      #- quote: q-lind
      #- figure: f-tugs

# Who said what: the words exactly as the source has them, without quotation marks around them.
# […] stands for a cut, [word] for a word that is put in. Paragraph n is the n-th line of the text that is not empty.
#quotes:
#  - id: q-lind
#    speakers: [lind]
#    text: We pay for the first year, […] the second is open.
#    source: src-minutes
#    locator: {{paragraph: 4}}

# Numbers, with what they mean. Units: briefing check --explain F06
#figures:
#  - id: f-tugs
#    label: Tugs in the pool
#    value: 2
#    unit: item
#    qualifier: at_least
#    status: agreed
#    as_of: "{today}"
#    evidence: at least two tugs
#    source: src-minutes
#    locator: {{paragraph: 2}}
"""
"""A briefing that nothing is wrong with; without the # before its examples, too."""


@click.command(
    "new",
    short_help="A briefing to begin with; never over a file that is there.",
    epilog='Example: briefing new talks.briefing.yaml --title "Harbour talks"',
)
@click.argument("path", metavar="FILE", type=click.Path())
@click.option("--title", metavar="TITLE", help="Its title; else made of the file's name.")
@click.option("--language", metavar="TAG", default="en", help="Its language, as in en, fa or az-Latn (BCP 47).")
def command(path: str, title: str | None, language: str) -> int:
    """Write a new briefing, with comments that tell how to go on; never over a file that is there."""
    from briefing_tui.cli.reading import shown
    from briefing_tui.cli.streams import write_lines

    text = _skeleton(Path("briefing" if path == "-" else path).name, title, language)
    if path == "-":
        write_lines(text.splitlines())
        return 0
    _write(path, text)
    name = shown(Path(path))
    print(f"{name}: written; briefing check --strict {name} tells what is wrong with it", file=sys.stderr)
    return 0


def _skeleton(name: str, title: str | None, language: str) -> str:
    """The text of a new briefing.

    Raises:
        Stop: if there is no title or no such language (2).
    """
    from briefing_tui import dates
    from briefing_tui.loading.rules.tags import wrong

    stem = _SUFFIX.sub("", name)
    if (unknown := wrong(language)) is not None:
        raise Stop(f"briefing new: --language: {unknown.message}. {unknown.hint}", USAGE)
    line = _line(re.sub("[-_]+", " ", stem) if title is None else title)
    if title is None:
        line = line[:1].upper() + line[1:] or "Briefing"
    elif not line:
        raise Stop("briefing new: --title: there is nothing in it to show", USAGE)
    return _SKELETON.format(
        id=_id(stem), title=_quoted(line), language=_quoted(language), today=dates.today().isoformat()
    )


def _line(text: str) -> str:
    """A text as one line, without what no briefing may hold: control characters, halves of surrogate pairs."""
    from briefing_tui.text import is_safe

    return "".join(character for character in " ".join(text.split()) if is_safe(character)).strip()


def _quoted(text: str) -> str:
    """A text in double quotes, as YAML reads it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _id(stem: str) -> str:
    """An id made of the name of a file."""
    from briefing_tui.text import folded

    words = re.sub("[^a-z0-9]+", "-", folded(stem)).strip("-")
    return words if words[:1].isalpha() else f"briefing-{words}".strip("-")


def _write(path: str, text: str) -> None:
    """Write a file that is not there yet.

    Raises:
        Stop: if it is (1), or cannot be written (3).
    """
    from briefing_tui.cli.reading import shown

    name = shown(Path(path))
    try:
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Stop(f"{name}: is there already, and stays as it is; choose another name", WRONG) from None
    except FileNotFoundError:
        folder = shown(Path(path).parent)
        raise Stop(f"{name}: cannot be written: there is no folder {folder}", UNREADABLE) from None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = getattr(error, "strerror", None) or error
        raise Stop(f"{name}: cannot be written: {why}", UNREADABLE) from None
