"""Excerpts: whether what is taken from a source is marked as such, and no more than is fair."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.rules import copied, quotemarks
from briefing_tui.loading.rules.quotes import claims
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.model import Placement, Quote

_LONGEST: Final = 60
"""Words of a quote."""
_SHARE: Final = 25
"""Per cent of a source that may be quoted."""
_BRACKETS = re.compile(r"\[[^\[\]]*\]")


@rule(
    "Q04",
    "warning",
    "The program puts quotation marks around quotes; those of the source within a quote need both their halves.",
    bad="""\
quotes:
  - id: q-lind
    speakers: [lind]
    text: "“the second year is open”"
    source: src-minutes
    locator: {paragraph: 2}
""",
    good="""\
quotes:
  - id: q-lind
    speakers: [lind]
    text: the second year is open
    source: src-minutes
    locator: {paragraph: 2}
""",
)
def badly_marked(case: Case) -> Iterator[Finding]:
    """Quotation marks around the words, and those without their other half."""
    proofs = {claim.item.id: claim for claim in claims(case)}
    for item in case.briefing.statements():
        claim = proofs.get(item.id)
        proof = claim.proof if claim else None
        if proof is not None and proof.state == "changed":
            continue
        words, field = (item.text, "text") if isinstance(item, Quote) else (item.evidence or "", "evidence")
        has_outer = isinstance(item, Quote) and item.kind != "indirect" and quotemarks.has_outer(words)
        if has_outer or (proof is not None and proof.marked):
            hint = "The program adds them." if isinstance(item, Quote) else "The source does not have them."
            yield Finding("Q04", "leave out the outer quotation marks", hint, case.path(item, field))
        elif isinstance(item, Quote) and (at := quotemarks.unbalanced(words)) is not None:
            message = f"the quotation mark {words[at]} has no other half"
            hint = "Quote as far as its other half, or leave it out."
            yield Finding("Q04", message, hint, case.path(item, field), words=words[at : at + 12])


def _size(quote: Quote) -> int:
    """How many words a quote has of its source."""
    return sum(1 for word in _BRACKETS.sub(" ", quote.text).split() if word.isalnum() or any(map(str.isalnum, word)))


def _is_short(quote: Quote) -> bool:
    """Whether a quote cannot be too long, seen sooner than how long it is; a bracket may cut a word in two."""
    return len(quote.text.split()) + quote.text.count("[") <= _LONGEST


@rule(
    "Q05",
    "warning",
    f"A quote is longer than {_LONGEST} words, or all quotes together are more than {_SHARE} % of their source.",
    bad="""\
quotes:
  - id: q-lind
    speakers: [lind]
    text: >-
      harbour master of the north port, said that the first year is paid and the second year is open
    source: src-minutes
    locator: {paragraph: 2}
""",
    good="""\
quotes:
  - {id: q-lind, speakers: [lind], text: the second year is open, source: src-minutes, locator: {paragraph: 2}}
""",
)
def too_much(case: Case) -> Iterator[Finding]:
    """Quotes that are too long, and sources of which too much is quoted."""
    changed = {claim.item.id for claim in claims(case) if claim.proof.state == "changed"}
    sizes: dict[tuple[str, str], int] = {}  # what is quoted twice is quoted once
    for quote in case.briefing.quotes:
        if quote.id in changed or (quote.source not in case.texts and _is_short(quote)):
            continue
        size = _size(quote)
        if size > _LONGEST:
            message = f"{size} words quoted; prefer an excerpt (limit {_LONGEST})"
            yield Finding("Q05", message, "Cut what is not needed, and mark it with […].", case.path(quote, "text"))
        else:
            sizes[quote.source, quote.text] = size
    quoted = Counter[str]()
    for (source, _), size in sizes.items():
        quoted[source] += size
    for source, size in quoted.items():
        whole = len(text.text.split()) if (text := case.texts.get(source)) else 0
        if size * 100 > whole * _SHARE and whole:
            share = f"{size} of the {whole} words of {source} are quoted ({size * 100 // whole} %, limit {_SHARE} %)"
            yield Finding("Q05", share, "Say some of it in your own words.", ("quotes",))


@rule(
    "Q06",
    "warning",
    f"A section repeats {copied.LONGEST} or more words of a source in a row, without saying that they are quoted.",
    bad="""\
sections:
  - id: sec-pilot
    title: The pilot service
    sources: [{source: src-minutes}]
    body:
      - In short, the first year is paid and the second year is open. Both sides called it a good start.
      - figure: f-tugs
      - quote: q-lind
""",
    good="""\
sections:
  - id: sec-pilot
    title: The pilot service
    sources: [{source: src-minutes}]
    body:
      - One year has been paid for; the next has not.
      - figure: f-tugs
      - quote: q-lind
""",
)
def repeated(case: Case) -> Iterator[Finding]:
    """Sections that are not in their author's own words."""
    names = copied.Names(case.briefing)
    for section in case.briefing.sections:
        for number, entry in enumerate(section.entries):
            if isinstance(entry, Placement):
                continue
            steps = () if isinstance(section.body, str) else (number,)
            seen: set[tuple[str, ...]] = set()
            for source, text in case.texts.items():
                for run in copied.runs(entry, text, names):
                    if run.words in seen:
                        continue
                    seen.add(run.words)
                    message = f"repeats {len(run.words)} words of ¶{run.paragraph} of {source}"
                    begin = re.search(r"\W+".join(map(re.escape, run.words[:3])), entry, re.IGNORECASE)
                    hint = "Write it in your own words, or make it a quote."
                    path = case.path(section, "body", *steps)
                    yield Finding("Q06", message, hint, path, words=begin[0] if begin else "")
