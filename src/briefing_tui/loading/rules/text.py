"""Text: names in running text that are spelt like none of an entity's spellings, and nearly like one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from functools import cache, lru_cache
from typing import Final, NamedTuple, cast
from unicodedata import is_normalized

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.positions import Path
from briefing_tui.loading.rules import scripts
from briefing_tui.loading.rules.countries import countries
from briefing_tui.loading.rules.namewords import (
    BEGINNINGS,
    GENERIC,
    OTHER_NAMES,
    PRONOUNS,
    TAILS,
    TITLES,
    TRANSLITERATED,
)
from briefing_tui.loading.rules.referring import ENTITIES, KINDS
from briefing_tui.loading.rules.rule import Case, rule
from briefing_tui.model import Briefing, Entity
from briefing_tui.text import folded

_CAPITALISED = re.compile(r"[A-Z\u00c0-\U0010ffff](?<=[^\W\d_])(?<![^\W_].)[^\W\d_]{4,}")
"""A word of at least `_SHORTEST` letters whose first may be a capital one. A search by ranges takes half the time."""
_WORD = re.compile(r"[^\W\d_]+")
_SHOUTED = re.compile(r".[A-Z]+\Z")
_STARTS = re.compile(r"(?:^|(?<!\b[A-Z])(?<!\b[A-Z][a-z])\.|[!?:;…\n]|^[#>*-]+)[\s\"'“”‘’()\[\]*_#>-]*\Z")
"""What stands before a word that has its capital letter from the beginning of a sentence."""
_SAYS = re.compile(r" (?:said|says|told|argued|insisted|stressed|warned)\b")
"""What stands after a person's name with which a sentence begins; nouns of one thing have an article there."""
_BEFORE = re.compile(r"([^\W\d_]+)\.?[ \n]\Z")
_SPACE = re.compile(r"\s")
_DOUBLED = re.compile(r"(.)\1+")
_SHORTEST: Final = 5
"""Letters of a name that is looked for at all; in shorter ones one letter makes another name."""
_OWN: Final = 7
"""Letters of a surname in which one letter may be a slip of the pen, where a sentence does not begin with it."""
_STARTING: Final = 7
"""The same of any name with which a sentence begins: short ones are too like ordinary words."""
_LONG: Final = 8
"""Letters of any name in which one letter may be a slip: Astana and Astara are two towns."""
_WHOLE: Final = 3
"""Words of a name of which one may be an ordinary word with a slip, where the others stand around it."""
_PAIR: Final = 2
"""Words of a name of which one may be misspelt beside the other, where no source has it so."""
_LOOSE: Final = 6
"""Letters of a name of which two may be swapped, or some stand for the same sound, where no source has it so."""
_STYLES: Final = (("z", "s"), ("our", "or"), ("ence", "ense"), ("tre", "ter"))
"""Ways to spell a word, such as Organisation, Harbour, Defence and Centre, that are no slips."""
_LONGEST: Final = 60
_MOST_PAIRS: Final = 4_000_000
"""Words times names, of which slips are looked for; beyond, in files of many megabytes, only other transliterations."""
_MOST: Final = 200
"""Words that are near to a name, in one file, of which the place is looked for."""


class _Spelling(NamedTuple):
    """A word of a name."""

    word: str
    skeleton: str
    entity: Entity
    list: str
    first: bool
    """Whether it is a person's first name, which many people have."""
    before: str = ""
    after: str = ""
    """What has to stand around it, if it is an ordinary word in a name of several."""
    of_two: bool = False
    """Whether that is a single word."""


class _Doubt(IntEnum):
    """How much a word must have around it before it counts as a name that it is near to."""

    NONE = 0
    SLIP = 1
    """One letter of a few is another: not where a sentence begins."""
    SHORT = 2
    """The same of very few letters: only behind another word of the name."""
    LOOSE = 3
    """As with `SLIP`, and not where a source has the word: it is another name then."""


@rule(
    "C03",
    "warning",
    "A name in the text differs a little from every spelling that its entity has: a slip, or an alias to be added.",
    bad="""\
bottom_line: Khodaafarin has a bridge.
places:
  - {id: khudafarin, name: Khudafarin, country: AZ}
""",
    good="""\
bottom_line: Khodaafarin has a bridge.
places:
  - {id: khudafarin, name: Khudafarin, country: AZ, aliases: [Khodaafarin]}
""",
)
def unknown_variant(case: Case) -> Iterator[Finding]:
    """Capitalised words that are near to a name and no spelling of anything. Each is found once, where it is first."""
    briefing = case.briefing
    texts = running(case)
    whole = "\n".join(text for text, _, _ in texts)
    capital = set(_CAPITALISED.findall(whole))
    words = {word for word in capital if word[0].isupper() and len(word) <= _LONGEST}
    words = {word for word in words if word[1] > "Z" or not _SHOUTED.match(word)}
    known = _known(briefing)
    unknown = {word: low for word in words if (low := _low(word)) not in known}
    if not unknown:
        return
    spellings = _spellings(briefing)
    by_letter: dict[str, list[_Spelling]] = {}
    slips = briefing.language.lower().startswith("en") and len(unknown) * len(spellings) <= _MOST_PAIRS
    for skeleton, same in spellings.items():
        by_letter.setdefault(skeleton[:1], []).extend(same)
    left = _MOST
    for word, low in sorted(unknown.items()):
        alike = by_letter.get(_skeleton(low[:3])[:1])
        if alike is None:
            continue  # no name begins with that sound, which no more than three letters tell
        skeleton = _skeleton(low)
        near = [(one, _Doubt.LOOSE if one.of_two else _Doubt.NONE) for one in spellings.get(skeleton, ())]
        if slips:
            near += _slips(low, skeleton, alike)
        if not near or low in _other_names():
            continue
        if (left := left - 1) < 0:
            return
        if _is_in_a_source(word, case):
            near = [one for one in near if one[1] is not _Doubt.LOOSE]
        if _alone(word.lower()).search(whole) or scripts.disguised(word):
            continue  # an ordinary word, or one with letters of another script, of which L02 tells
        if (place := _first_place(word, texts, near)) is None:
            continue
        spelling, item, steps = place
        message = f'"{word}" resembles {KINDS[spelling.list]} {spelling.entity.id} ("{spelling.entity.name}")'
        path = steps if item is None else case.path(item, *steps)
        yield Finding("C03", message, "Write it as there, or add it to the aliases.", path, words=word)


def _is_in_a_source(word: str, case: Case) -> bool:
    """Whether the text of a source has a word, also as one that is no name."""
    return any(word in one.text or word.lower() in one.text for one in case.texts.values())


def running(case: Case) -> tuple[tuple[str, object, Path], ...]:
    """The running text of a briefing, the item that each is of, and the way to it. Quotes and evidence are not ours.

    The subtitle and the labels of figures are as much our own words as a section.
    """
    found = case.memo.get(running)
    if found is None:
        case.memo[running] = found = tuple(_running(case.briefing))
    return cast(tuple[tuple[str, object, Path], ...], found)


def _running(briefing: Briefing) -> Iterator[tuple[str, object, Path]]:
    for field, text in (("subtitle", briefing.subtitle), ("bottom_line", briefing.bottom_line)):
        if text:
            yield text, None, (field,)
    if briefing.marking and briefing.marking.note:
        yield briefing.marking.note, None, ("marking", "note")
    for point in briefing.key_points:
        yield point.text, point, ("text",)
    for term in briefing.glossary:
        yield term.text, term, ("text",)
    for section in briefing.sections:
        if isinstance(section.body, str):
            yield section.body, section, ("body",)
            continue
        for number, entry in enumerate(section.body):
            if isinstance(entry, str):
                yield entry, section, ("body", number)
    yield from ((figure.label, figure, ("label",)) for figure in briefing.figures)
    for name in (*ENTITIES, "sources", "quotes", "figures"):
        for item in getattr(briefing, name):
            if item.note:
                yield item.note, item, ("note",)


def _known(briefing: Briefing) -> frozenset[str]:
    """Every word, folded, of the names and titles that a briefing declares."""
    names: list[str | None] = [briefing.title]
    for name in ENTITIES:
        for entity in getattr(briefing, name):
            names += (entity.name, *entity.aliases, *entity.names.values(), entity.id)
    names += (one.acronym for one in briefing.organisations)
    for person in briefing.people:
        names += (person.role, person.affiliation)
    for author in briefing.authors:
        names += (author.name, author.affiliation)
    for labelled in (briefing.topics, briefing.sides):
        names += (one.label for one in labelled)
    names += (one.term for one in briefing.glossary)
    names += (one.title for one in briefing.sections)
    for source in briefing.sources:
        names += (source.title, source.author, source.publisher, source.container_title)
    for quote in briefing.quotes:
        names += (
            quote.interviewer,
            quote.place,
            quote.medium,
            quote.role,
            quote.original.translator if quote.original else None,
        )
    whole = "\n".join(filter(None, names))
    if not is_normalized("NFC", whole):
        whole = folded(whole)
    return frozenset(map(_low, set(_WORD.findall(whole))))


def _spellings(briefing: Briefing) -> dict[str, list[_Spelling]]:
    """The words of names that a name in the text is held against, by their skeleton.

    Those of people and places, and of the rest those that are certainly names: a single word, or a capital letter
    where a name goes on in small ones. "Economic Cooperation Organization" is of ordinary words: one of them is held
    against a word only where the two others stand beside it; one of two only where, besides, no source has the word.
    """
    found: dict[str, list[_Spelling]] = {}
    for name in ENTITIES:
        for entity in getattr(briefing, name):
            for spelling in (entity.name, *entity.aliases):
                words = _WORD.findall(spelling)
                is_whole = name not in ("people", "places") and len(words) >= _PAIR and " ".join(words) == spelling
                for number, word in enumerate(words):
                    if len(word) < _SHORTEST or not word[0].isupper() or (low := _low(word)) in GENERIC:
                        continue
                    skeleton, around, of_two = _skeleton(low), ("", ""), False
                    if name not in ("people", "places") and len(words) > 1 and (number == 0 or _is_title(words)):
                        if not is_whole or len(word) < (_LONG if len(words) >= _WHOLE else _SHORTEST):
                            continue
                        of_two = len(words) < _WHOLE
                        around = " ".join([*words[:number], ""]), " ".join(["", *words[number + 1 :]])
                    first = name == "people" and number == 0 and len(words) > 1
                    found.setdefault(skeleton, []).append(
                        _Spelling(low, skeleton, entity, name, first, *around, of_two)
                    )
    return found


def _is_title(words: list[str]) -> bool:
    """Whether every longer word of a name has a capital letter, so that a capital letter tells nothing."""
    return all(word[0].isupper() for word in words if len(word) > 3)


def _slips(word: str, mine: str, spellings: Sequence[_Spelling]) -> Iterator[tuple[_Spelling, _Doubt]]:
    """The spellings that a word differs from in one letter, or only in how a sound is written; see `_loosely`.

    Args:
        word: folded.
        mine: its skeleton.
        spellings: those to hold it against.
    """
    size, loosely = len(word), _loosely(word) if len(word) >= _LOOSE else ()
    for spelling in spellings:
        length = len(spelling.word)
        shorter, more = (length, size - length) if length < size else (size, length - size)
        if more > 3 or (more > 1 and shorter < _LONG):
            continue
        is_sure = spelling.list == "people" or bool(spelling.before or spelling.after)
        may_slip = shorter >= _LONG or (more <= 1 and is_sure)
        is_loose = more <= 1 and shorter >= _LOOSE and _are_loosely(loosely, _loosely(spelling.word))
        if not (may_slip or is_loose):
            continue
        slips = may_slip and more <= 1 and _one_slip(word, spelling.word)
        is_another = slips or is_loose or (shorter >= _LONG and _one_slip(mine, spelling.skeleton))
        if not is_another or mine == spelling.skeleton or _inflects(word, spelling.word):
            continue
        if spelling.of_two:
            if shorter >= _LOOSE and (slips or is_loose):
                yield spelling, _Doubt.LOOSE
        elif shorter >= _LONG and (slips or _one_slip(mine, spelling.skeleton)):
            yield spelling, _Doubt.NONE
        elif slips and is_sure and shorter >= _OWN:
            yield spelling, _Doubt.SLIP
        elif is_loose:
            yield spelling, _Doubt.LOOSE
        elif slips and is_sure:
            yield spelling, _Doubt.SHORT


def _first_place(
    word: str, texts: Sequence[tuple[str, object, Path]], near: list[tuple[_Spelling, _Doubt]]
) -> tuple[_Spelling, object, Path] | None:
    """The first place where a word stands for a name that it is near to."""
    pattern = _alone(word)
    for text, item, steps in texts:
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - 200) : found.start()]
            if "://" in _SPACE.split(before)[-1]:
                continue
            for spelling, doubt in near:
                if _stands_for(spelling, doubt, text, found.start(), found.end()):
                    return spelling, item, steps
    return None


def _stands_for(spelling: _Spelling, doubt: _Doubt, text: str, start: int, end: int) -> bool:
    """Whether a word of a text can be meant for a name that it is near to, by what stands around it."""
    if spelling.before or spelling.after:
        # Organisation and organization are ways to spell, and no slip.
        is_style = _in_style(folded(text[start:end])) == _in_style(spelling.word)
        return not is_style and text.endswith(spelling.before, 0, start) and text.startswith(spelling.after, end)
    if _starts_sentence(text, start) and (end - start < _STARTING or (doubt and not _speaks(text, start, end))):
        return False
    return spelling.list != "people" or _is_person(spelling, doubt, text, start, end)


def _is_person(spelling: _Spelling, doubt: _Doubt, text: str, start: int, end: int) -> bool:
    """Whether a word can be the name of a person, by the name before or after it."""
    others = {folded(part) for name in (spelling.entity.name, *spelling.entity.aliases) for part in _WORD.findall(name)}
    following = _WORD.match(text, end + 1)
    if spelling.first:
        return following is not None and folded(following[0]) in others
    before = _BEFORE.search(text, max(0, start - 60), start)
    low = folded(before[1]) if before else ""
    if doubt is _Doubt.SHORT:
        return low in others
    if before is None or before[1][0].islower() or low in BEGINNINGS:
        return True
    # Another first name is another person: Anna Johnston is not Boris Johnson.
    return low in others or low in TITLES or len(low) < 3 or any(_skeleton(low) == _skeleton(one) for one in others)


def _in_style(word: str) -> str:
    for written, other in _STYLES:
        word = word.replace(written, other)
    return word


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether a word with which a sentence begins is of somebody who says something."""
    return _SAYS.match(text, end) is not None and text[end - 1] != "s" and folded(text[start:end]) not in PRONOUNS


def _starts_sentence(text: str, start: int) -> bool:
    return _STARTS.search(text[max(0, start - 20) : start]) is not None


def _alone(word: str) -> re.Pattern[str]:
    """What finds a word as a word of its own."""
    return re.compile(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])")


@cache
def _other_names() -> frozenset[str]:
    return OTHER_NAMES | frozenset(_WORD.findall(folded(" ".join(one.name for one in countries().values()))))


def _inflects(word: str, name: str) -> bool:
    """Whether a word is a form of a name: Azerbaijani of Azerbaijan, Alieva of Aliev."""
    size = next((at for at, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    mine, other = word[size:], name[size:]
    return size >= 4 and ((mine in TAILS and other in TAILS) or not (mine and other))


def _are_loosely(word: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether two words are one but for letters that stand for the same sound, or for two that are swapped."""
    if word[0] == name[0] or word[1] == name[1]:
        return True
    return word[2] == name[2] and _one_slip(word[3], name[3])


def _one_slip(word: str, name: str) -> bool:
    """Whether one letter is missing, too many or wrong, or two beside one another are swapped (not the first one)."""
    return word[0] == name[0] and _distance()(word, name, score_cutoff=1) <= 1


@cache
def _distance() -> Callable[..., int]:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - 5 ms, and most files have no name that is nearly another

    return OSA.distance


_low = lru_cache(4096)(folded)
"""A word as it is compared; the same names are met again and again."""


@lru_cache(4096)
def _skeleton(word: str) -> str:
    """A word as all its ways into Latin letters have it: Maqami and Maghami are one, and Aliev and Aliyev."""
    for written, sound in TRANSLITERATED:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(4096)
def _loosely(word: str) -> tuple[str, ...]:
    """A word with s for z, and k for c and ck; with c for j and g, as in Haciyev; its letters in order; and itself.

    What ch and sh stand for is another sound: Becher is not Becker.
    """
    skeleton = _skeleton(word.replace("ch", "č").replace("sh", "š"))
    hard = skeleton.replace("ck", "k").replace("c", "k").replace("z", "s")
    soft = skeleton.replace("j", "c").replace("g", "c")
    return _DOUBLED.sub(r"\1", hard), _DOUBLED.sub(r"\1", soft), "".join(sorted(word)), word
