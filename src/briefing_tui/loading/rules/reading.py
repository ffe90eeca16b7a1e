"""Reading: what is found before there is a briefing to look at, by the parser of YAML and by the types of the model.

Nothing here finds anything: these are the sentences and examples of codes that come up while a file is read.
"""

from __future__ import annotations

from typing import Final

from briefing_tui.loading.problems import Severity
from briefing_tui.loading.rules.rule import RULES, Rule

_FIGURE: Final = """\
figures:
  - id: f-tugs
    label: Tugs in the pool
    {}
    {}
    qualifier: at_least
    status: agreed
    as_of: "2026-11-20"
    evidence: at least two tugs
    source: src-minutes
    locator: {{paragraph: 1}}
"""


def _is(code: str, sentence: str, bad: str, good: str, severity: Severity = "error") -> None:
    RULES[code] = Rule(code, severity, sentence, bad, good)


def _figure(value: str, unit: str = "unit: item") -> str:
    return _FIGURE.format(value, unit)


_is(
    "Y00",
    "The file is no YAML at this place, and what the author did cannot be told for sure. Most often a bracket is not "
    "closed, or a line is indented more or less than those it belongs to.",
    "people:\n  - id: lind\n   name: Ada Lind\n",
    "people:\n  - id: lind\n    name: Ada Lind\n",
)
_is(
    "Y01",
    "YAML allows only spaces for indentation. How wide a tab is depends on the editor, so no program could tell what a "
    "line belongs to.",
    "people:\n  - id: lind\n\tname: Ada Lind\n",
    "people:\n  - id: lind\n    name: Ada Lind\n",
)
_is(
    "Y02",
    "A colon with a space after it ends a key. A text that has one needs quotes around all of it.",
    "title: Harbour talks: one year\n",
    'title: "Harbour talks: one year"\n',
)
_is(
    "Y03",
    "A mapping has each key once. Of two that are alike, other programs keep the last without a word.",
    "people:\n  - {id: lind, name: Ada Lind, role: Pilot, role: Harbour master}\n",
    "people:\n  - {id: lind, name: Ada Lind, role: Harbour master}\n",
)
_is(
    "Y04",
    "The word is text here, as YAML 1.2 has it. Tools of YAML 1.1 read it as true or false, so that Norway (NO) "
    "becomes false. Quotes settle it.",
    "people:\n  - {id: lind, name: Ada Lind, country: NO}\n",
    'people:\n  - {id: lind, name: Ada Lind, country: "NO"}\n',
    "note",
)
_is(
    "Y05",
    "The date is well written, and no calendar has it.",
    'created: "2026-02-30"\n',
    'created: "2026-11-24"\n',
)
_is(
    "Y06",
    "Dates are written as in ISO 8601: year, month, day. 11/12/2026 is a day in November to one reader and in December "
    "to another.",
    "created: 24.11.2026\n",
    'created: "2026-11-24"\n',
)
_is(
    "Y07",
    "A date without quotes is text here. Tools of YAML 1.1 make a date of it, and write it back otherwise.",
    "created: 2026-11-24\n",
    'created: "2026-11-24"\n',
    "note",
)
_is(
    "Y08",
    "Digits with colons between are text here. Tools of YAML 1.1 take them for a number to the base of 60.",
    "sections:\n  - id: sec-pilot\n    title: The pilot service\n    sources: [{source: src-minutes, locator: "
    "{timestamp: 20:15}}]\n    body: [{figure: f-tugs}, {quote: q-lind}]\n",
    "sections:\n  - id: sec-pilot\n    title: The pilot service\n    sources: [{source: src-minutes, locator: "
    '{timestamp: "20:15"}}]\n    body: [{figure: f-tugs}, {quote: q-lind}]\n',
    "note",
)
_is(
    "Y09",
    "A number with a leading zero is decimal here, and octal to tools of YAML 1.1: 010 is 10 here and 8 there.",
    _figure("value: 02"),
    _figure("value: 2"),
    "note",
)
_is(
    "Y10",
    "A number is written in digits alone. With _ between the digits it is text; 1e3 is allowed, and a note says what "
    "tools of YAML 1.1 make of it.",
    _figure("value: 0_2"),
    _figure("value: 2"),
)
_is(
    "Y11",
    "A number has no separators between thousands, and a point before decimals: 2,000 is two thousand to one reader "
    "and two to another.",
    _figure("value: 2,000"),
    _figure("value: 2"),
)
_is(
    "Y13",
    'A comparison is no part of the number; "qualifier" says more than, at least, about. YAML even takes > for the '
    "beginning of a block of text, and the number for its indentation.",
    _figure("value: >2"),
    _figure("value: 2"),
)
_is(
    "Y14",
    'The number stands in "value", and its unit in "unit": so figures can be compared and converted.',
    _figure("value: 2 bcm"),
    _figure("value: 2"),
)
_is(
    "Y15",
    "A # with a space before it begins a comment; a text without quotes ends there. Where the # directly touches what "
    "follows, or the field is one of running text, it was probably meant.",
    "title: Harbour talks #2\n",
    'title: "Harbour talks #2"\n',
    "warning",
)
_is(
    "Y16",
    "A text without quotes cannot start with a character that means something in YAML: @ % * & ! [ { > | - ? or a "
    "backtick. YAML takes it for a list, an alias, a block of text, and loses what follows or gives up.",
    "title: [Draft] Harbour talks\n",
    'title: "[Draft] Harbour talks"\n',
)
_is(
    "Y17",
    "A value that begins with a quote ends at the next one; nothing may follow. Quotes that belong to the text need "
    "others outside.",
    "title: 'Good start' in the harbour\n",
    "title: \"'Good start' in the harbour\"\n",
)
_is(
    "Y18",
    "A quote is opened and never closed, so that YAML reads on, through the keys after it, to the end of the file or "
    "to the next quote.",
    'title: "Harbour talks\n',
    'title: "Harbour talks"\n',
)
_is(
    "Y19",
    "A colon after a key and a hyphen before an entry need a space after them; without it the line is plain text.",
    "title:Harbour talks\n",
    "title: Harbour talks\n",
)
_is(
    "Y20",
    "A character that cannot be seen stands where YAML wants a space or the end of a line: a no-break space, a byte "
    "order mark, a line separator. It is read as a part of the word beside it.",
    "people:\n  - id: lind\n\u00a0   name: Ada Lind\n",
    "people:\n  - id: lind\n    name: Ada Lind\n",
)
_is(
    "Y21",
    "Control characters are no text: they can move the cursor and change what is on the screen. Halves of characters "
    "(lone surrogates) cannot be written to any file. The reader shows ␦ in their place.",
    'title: "Harbour\\x07 talks"\n',
    "title: Harbour talks\n",
)
_is(
    "Y22",
    'A file holds one briefing: one mapping, with "briefing_version" in it; no list, no second document after ---, no '
    "Markdown below.",
    "title: Harbour talks\n---\n",
    "title: Harbour talks\n",
)
_is(
    "Y23",
    "Tags, aliases of what is not marked, very deep nesting and aliases that multiply have no place in a briefing: "
    "they let a small file take all of a computer's memory, or run what it names.",
    "title: !!python/name:os.system Harbour talks\n",
    "title: Harbour talks\n",
)
RULES["Y24"] = Rule(
    "Y24",
    "error",
    "The file is not saved in UTF-8, the one encoding in which every name of every language can be written.",
    "title: Ağrı'da görüşmeler\n",
    "title: Ağrı'da görüşmeler\n",
    encoding="cp1254",
)
_is(
    "S01",
    "A field is missing that every item of its kind has.",
    "people:\n  - {id: lind, role: Harbour master}\n",
    "people:\n  - {id: lind, name: Ada Lind, role: Harbour master}\n",
)
_is(
    "S02",
    "The format has no such field: most often a typing error. Keys of an author's own start with x_.",
    "people:\n  - {id: lind, name: Ada Lind, rle: Harbour master}\n",
    "people:\n  - {id: lind, name: Ada Lind, role: Harbour master, x_desk: 12}\n",
)
_is(
    "S03",
    "The field takes one of a few words, and this is none of them.",
    "status: finished\n",
    "status: final\n",
)
_is(
    "S05",
    "The file is written for another version of the format than this program reads.",
    'briefing_version: "2"\n',
    'briefing_version: "1"\n',
)
_is(
    "S06",
    'An id is made of small letters, digits and single hyphens, a letter first: "gas-transit". So it can stand in a '
    "link, a file name and a command.",
    "id: Harbour_Talks\n",
    "id: harbour-talks\n",
)
_is(
    "R03",
    "An id stands for one item in the whole file, whatever list this is in; otherwise a reference could mean either.",
    "places:\n  - {id: lind, name: Lind Strait}\n",
    "places:\n  - {id: lind-strait, name: Lind Strait}\n",
)
