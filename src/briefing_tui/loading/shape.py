"""Shape: what keeps plain data from being a Briefing, and what types do not tell: fields that depend on one another.

msgspec says what does not fit; where it does, it is asked again about the parts, until every mistake has its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.positions import Path
from briefing_tui.loading.problems import near, nearest, shorten
from briefing_tui.loading.scalars import EMPTY, LONGEST, NotAllowed, PlainScalars
from briefing_tui.loading.slips import in_quotes
from briefing_tui.loading.values import NOTHING_GIVEN, Mismatch, found, make
from briefing_tui.loading.yaml12 import OWN, Broken
from briefing_tui.model import LISTS, RESERVED_IDS, Briefing, Figure, Number, Placement

_MOST_HINTS: Final = 100
"""Unknown keys for which a known one is looked for: that takes a millisecond each."""
_MOST_TERMS: Final = 12
"""Terms of a vocabulary that a hint has room for."""
_EXPECTED = re.compile(r"Expected `([^`]*)`(.*)", re.DOTALL)
_LENGTH = re.compile(r" of length ([<>]=)? ?([0-9]+)")
_TYPES: Final = {
    "str": "text", "int": "a whole number", "float": "a number", "Number": "a number", "array": "a list",
    "object": "a mapping", "bool": "true or false", "Date": "a date",
}  # fmt: skip
_SYNONYMS: Final = {
    "over": "more_than", "above": "more_than", "exceeding": "more_than", "under": "less_than", "below": "less_than",
    "around": "about", "circa": "about", "approximately": "about", "some": "about", "minimum": "at_least",
    "maximum": "at_most", "medium": "moderate", "published": "final", "verbatim": "direct", "paraphrase": "indirect",
    "for": "supports", "against": "opposes",
    "newspaper": "article-newspaper", "newspaper-article": "article-newspaper", "news": "article-newspaper",
    "news-article": "article-newspaper", "magazine": "article-magazine", "magazine-article": "article-magazine",
    "journal": "article-journal", "journal-article": "article-journal", "preprint": "article",
    "web": "webpage", "website": "webpage", "web-page": "webpage", "page": "webpage", "online": "webpage",
    "blog": "post-weblog", "blog-post": "post-weblog", "tweet": "post", "social-media": "post",
    "minutes": "document", "press-release": "document", "memo": "document", "conference-paper": "paper-conference",
    "book-chapter": "chapter", "dictionary": "entry-dictionary", "encyclopedia": "entry-encyclopedia",
    "data": "dataset", "database": "dataset", "statistics": "dataset", "law": "legislation", "act": "legislation",
    "statute": "legislation", "judgment": "legal_case", "ruling": "legal_case", "film": "motion_picture",
    "movie": "motion_picture", "video": "motion_picture", "podcast": "broadcast", "radio": "broadcast",
    "television": "broadcast", "tv": "broadcast", "letter": "personal_communication",
    "email": "personal_communication", "dissertation": "thesis", "lecture": "speech", "presentation": "speech",
    "photo": "graphic", "photograph": "graphic", "image": "graphic", "working-paper": "report",
    "white-paper": "report", "leaflet": "pamphlet", "brochure": "pamphlet",
}  # fmt: skip
_PLAIN = re.compile(r"[^\W\d_][^,:#\[\]{}\"\n]*")
"""A text that needs no quotes wherever it stands."""
_MARKS: Final = "\"'“”„‟«»‘’`"
_DIGITS = re.compile(r"[0-9]{1,9}")
_LINE = re.compile(r"[^:#\[\]{}\"\n]+")
_OF_ONE: Final = ("id", "text", "name", "label", "value", "date")
"""Keys of what is written as a mapping though it is one value."""


def misfits(value: object, kind: object, path: Path) -> Iterator[Finding]:
    """Whatever keeps plain data from being of a type: one finding for each mistake.

    Args:
        value: the data.
        kind: a type of the model.
        path: where the value stands.
    """
    if isinstance(value, Broken):
        yield Finding(*value, path)
        return
    try:
        msgspec.convert(value, kind, dec_hook=make)
    except msgspec.ValidationError as error:
        inner = _inside(value, kind, path)
        first = next(inner, None)
        if first is None:
            yield from _unlike(error, value, kind, path)
        else:
            yield first
            yield from inner


def _inside(value: object, kind: object, path: Path) -> Iterator[Finding]:
    """What is wrong with the parts of a value."""
    struct = next(_structs(kind), None)
    if isinstance(value, dict) and struct is not None and _of(kind, tuple) is None:
        beside = _beside(value, struct)
        yield from _wrong_keys(value, struct, path, beside)
        for field in _fields(struct):
            if field.encode_name in value and field.encode_name != OWN:
                yield from misfits(value[field.encode_name], field.type, (*path, field.encode_name))
    elif isinstance(value, dict) and (names := _of(kind, dict)):
        for key, name in value.items():
            yield from misfits(name, get_args(names)[1], (*path, key))
    elif isinstance(value, list) and (entries := _of(kind, tuple)):
        kinds = get_args(entries)
        if kinds[1:] in ((...,), ()) or len(kinds) == len(value):
            for number, entry in enumerate(value):
                yield from misfits(entry, kinds[0], (*path, number))


def _unlike(error: msgspec.ValidationError, value: object, kind: object, path: Path) -> Iterator[Finding]:
    """A value that is itself not what its field takes."""
    if isinstance(error.__cause__, Mismatch):
        code, message, hint = error.__cause__.args
        hint = _alone(value, kind, path) or hint
    else:
        code, message, hint = _mismatch(str(error).partition(" - at `$")[0], value, kind, path)
    # Where there is a value, Y12 only warns; here there is none.
    yield Finding(code, message, _unquoted(value, kind) or hint, path, severity="error")


def _unquoted(value: object, kind: object) -> str:
    """What to write where only quotation marks keep a text from being what its field takes."""
    if not isinstance(value, str) or not (bare := value.strip(_MARKS)) or len(bare) > LONGEST:
        return ""
    try:
        plain = PlainScalars(None)[bare]
    except NotAllowed:
        return ""
    if not _fits(plain, kind):
        return ""
    if len(value) - len(bare) == 1 and not (isinstance(plain, str) and bare[0].isdigit()):
        return f"Remove the {value.replace(bare, '', 1)}."
    return f"Write {_written(plain)}." if isinstance(plain, str) else "Leave out the quotation marks."


def _beside(value: dict[str, Any], struct: type[Struct]) -> dict[str, str]:
    """The keys that are not indented further than the empty one before them, to which they belong; each with that."""
    kinds = {field.encode_name: field.type for field in _fields(struct)}
    beside: dict[str, str] = {}
    holder = ""
    for key, held in value.items():
        if key in kinds:
            holder = key if held is EMPTY else ""
        elif holder and _takes(kinds[holder], key):
            beside[key] = holder
    return beside


def _takes(kind: object, key: str) -> bool:
    """Whether a value of a type is a mapping that may have a key."""
    if _of(kind, tuple) is not None:
        return False
    return _of(kind, dict) is not None or any(
        field.encode_name == key for struct in _structs(kind) for field in _fields(struct)
    )


def _wrong_keys(value: dict[str, Any], struct: type[Struct], path: Path, beside: dict[str, str]) -> Iterator[Finding]:
    """The keys that a mapping should not have, and those that it lacks; a typing error in a key is one mistake.

    Args:
        value: the mapping.
        struct: what it is to be.
        path: where it stands.
        beside: the keys that belong to another.
    """
    for key, holder in beside.items():
        hint = f'Indent it further than "{holder}" ({{line}}) if it belongs to that.'
        yield Finding("S02", "unknown field", hint, (*path, key), key=True, near=(*path, holder))
    fields = {field.encode_name: field for field in _fields(struct) if field.encode_name != OWN}
    lacking = [name for name, field in fields.items() if name not in value]
    unknown = [key for key in value if key not in fields and key not in beside and key != OWN]
    for key in unknown:
        few = len(unknown) <= _MOST_HINTS
        if meant := near(key, lacking) if few else "":
            lacking.remove(meant)
        hint = f'Did you mean "{meant}"?' if meant else nearest(key, fields) if few else ""
        hint = hint or "Keys of your own start with x_."
        yield Finding("S02", "unknown field", hint, (*path, key), key=True)
    for name in lacking:
        if fields[name].required:
            yield Finding("S01", f'"{name}" is missing', f"Add {name}: to it.", path)


def unfit(briefing: Briefing) -> Iterator[tuple[str, int, Finding]]:
    """What single fields do not tell: ids that are reserved, figures that show nothing, empty placements.

    With each, the list and the number in it of the item that has the mistake.
    """
    for name in LISTS:
        for number, item in enumerate(getattr(briefing, name)):
            if item.id in RESERVED_IDS:
                message = f'the id "{item.id}" is that of a part of the page'
                yield name, number, Finding("S06", message, "Choose another.", ("id",))
    for number, figure in enumerate(briefing.figures):
        for missing, hint in _missing(figure):
            yield "figures", number, Finding("S01", f'"{missing}" is missing', hint, ())
    for number, section in enumerate(briefing.sections):
        for at, entry in enumerate(section.entries):
            if isinstance(entry, Placement) and sum(map(bool, (entry.quote, entry.figure, entry.figures))) != 1:
                message, hint = "expected one of quote, figure and figures", "Write one entry for each."
                yield "sections", number, Finding("S04", message, hint, ("body", at))


def _missing(figure: Figure) -> Iterator[tuple[str, str]]:
    """What a figure needs besides what every one has."""
    if figure.kind == "date":
        if figure.date is None:
            yield "date", 'Write date: "2020-11-16".'
    else:
        if figure.value is None and figure.min_value is None and figure.max_value is None:
            yield "value", "Give value, or min_value and max_value, or kind: date and a date."
        if figure.unit is None:
            yield "unit", "Give a unit, a currency, or unit: item for what the label names."
    if figure.status != "derived":
        for name in ("evidence", "source"):
            if getattr(figure, name) is None:
                yield name, "Only a figure of status: derived needs none."


def _mismatch(message: str, value: object, kind: object, path: Path) -> tuple[str, str, str]:
    """Code, message and hint for a value that is not what its field takes."""
    shown = shorten(value, 60) if isinstance(value, str) else ""
    if isinstance(value, int | Number):
        shown = getattr(value, "written", str(value).lower())
    if message.startswith("Invalid enum value"):
        allowed = tuple(_terms(kind))
        synonym = _SYNONYMS.get(re.sub("[ _]", "-", shown.lower()))
        hint = f'Did you mean "{synonym}"?' if synonym in allowed else nearest(shown, allowed)
        return "S03", f'"{shown}" is not allowed', f"{hint} {_listed(allowed)}".strip()
    if "matching regex" in message:
        return _no_id(shown) if "a-z" in message else ("S04", "expected 64 hexadecimal digits", "sha256sum gives them.")
    expected = _EXPECTED.match(message)
    if expected is None:
        return "S04", shorten(message, 100), ""
    wanted = " or ".join(_TYPES.get(name, name) for name in expected[1].split(" | ") if name != "null")
    wanted += _LENGTH.sub(_entries, expected[2].partition(", got")[0])
    given = found(value)
    if value is EMPTY:
        return "S04", f"empty; expected {wanted}", NOTHING_GIVEN
    if "text" in wanted and given in ("a number", "true or false"):
        allowed = tuple(_terms(kind))
        if allowed and shown not in allowed:
            return "S03", f'"{shown}" is not allowed', _listed(allowed)
        hint = f'Put it in quotes: "{shown}".'
    elif "a list" in wanted and not isinstance(value, list):
        hint = _in_list(value, kind)
    else:
        counted = isinstance(value, list) and "a list" in wanted
        given = str(len(value)) if isinstance(value, list) and counted else shown or given
        if counted:
            hint = "Add an entry." if "at least" in wanted else "Remove some."
        elif wanted == "a mapping":
            hint = _with_keys(value, kind)
        else:
            hint = _alone(value, kind, path) or (_whole(shown, path) if "a whole number" in wanted else "")
    return "S04", f"expected {wanted}, found {given}", hint


def _listed(allowed: tuple[str, ...]) -> str:
    """The terms of a vocabulary, or where they are listed."""
    if len(allowed) <= _MOST_TERMS:
        return f"({', '.join(allowed)})"
    return "briefing check --explain S03 prints the list."


def _in_list(value: object, kind: object) -> str:
    """What to write in place of a value where a list belongs."""
    if isinstance(value, str) and len(value) <= 60 and _LINE.fullmatch(value) and not any(_structs(kind)):
        return f"Write [{value.strip('() ')}]."
    return 'Write each entry on a line of its own: "- entry".'


def _whole(written: str, path: Path) -> str:
    """What to write for a whole number."""
    numbers = _DIGITS.findall(written)
    if len(numbers) == 2 and path[-1:] == ("paragraph",) and "." not in written:
        return f"Write paragraph: {numbers[0]} and paragraph_end: {numbers[1]}."
    return (
        f"Write {numbers[0]}."
        if numbers and numbers[0] != "0" and "-" not in written
        else "Write digits alone: 1, 2, …"
    )


def _alone(value: object, kind: object, path: Path) -> str:
    """What to write in place of a list or a mapping where one value belongs."""
    if value in ([], {}, [{}]):
        return NOTHING_GIVEN
    if isinstance(value, list) and not (len(value) == 1 and isinstance(value[0], dict)):
        only = _written(value[0]) if len(value) == 1 or _is_one_word(kind) else ""
        return f"Write {only or 'one value'}, without a list: only one can stand here."
    held = value[0] if isinstance(value, list) else value
    return _out_of(held, path[-1] if path else "", one_word=_is_one_word(kind)) if isinstance(held, dict) else ""


def _out_of(held: dict[str, Any], field: str | int, *, one_word: bool) -> str:
    """What to write in place of a mapping where one value belongs."""
    first, *more = held
    if all(value is EMPTY for value in held.values()):
        return f"Write {shorten(first, 60)}, without a mapping." if one_word and not more else ""
    key = next((key for key in (field, *_OF_ONE) if key in held), "" if more else first)
    written = _written(held.get(key))
    if not written:
        return "Write one value, without a mapping."
    if more:
        others = ", ".join(other for other in held if other != key)
        return f"Write {field}: {written}, and {shorten(others, 60)} beside it."
    if isinstance(field, int) and key not in _OF_ONE and not one_word:
        return f"Put it in quotes: {in_quotes(f'{key}: {held[key]}')}."
    return f'Write {written}, without "{shorten(str(key), 60)}:".'


def _with_keys(value: object, kind: object) -> str:
    """What to write in place of a value where a mapping belongs."""
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        return "Write its keys without a list: only one can stand here."
    struct = next(_structs(kind), None)
    if struct is None:
        return "Write a key before each text." if _of(kind, dict) else ""
    fields = [field for field in _fields(struct) if field.encode_name != OWN]
    named = [field for field in fields if field.required] or fields
    only = value[0] if isinstance(value, list) and len(value) == 1 else value
    written = _written(only)
    for field in named if written else ():
        told = field.required or _is_one_word(field.type) or not isinstance(only, str)
        if told and _fits(only, field.type):
            others = (f"{other.encode_name}: …" for other in named if other.required and other is not field)
            return f"Write {{{', '.join((f'{field.encode_name}: {written}', *others))}}}."
    return f"Give it keys: {', '.join(field.encode_name for field in named)}."


def _fits(value: object, kind: object) -> bool:
    try:
        msgspec.convert(value, kind, dec_hook=make)
    except msgspec.ValidationError:
        return False
    return True


def _written(value: object) -> str:
    """A text or number as an author may write it; nothing for what is neither."""
    if isinstance(value, str):
        return shorten(value, 60) if _PLAIN.fullmatch(value) else in_quotes(value)
    return getattr(value, "written", str(value)) if isinstance(value, int | Number) else ""


def _is_one_word(kind: object) -> bool:
    """Whether a field takes an id or a term, and no text of the author's own."""
    if get_origin(kind) is Literal:
        return True
    return any(
        inner.pattern is not None if isinstance(inner, msgspec.Meta) else _is_one_word(inner)
        for inner in get_args(kind)
    )


def _entries(length: re.Match[str]) -> str:
    """A limit of length in words: "of length <= 6" is "with at most 6 entries"."""
    bound = {"<=": "at most ", ">=": "at least "}.get(length[1] or "", "")
    return f" with {bound}{length[2]} {'entry' if length[2] == '1' else 'entries'}"


def _no_id(written: str) -> tuple[str, str, str]:
    better = re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-").lstrip("0123456789-")
    hint = f"Write {better}." if better else "Begin with a letter."
    return "S06", f'id "{written}": use small letters, digits and "-", a letter first', hint


@cache
def keys_of(name: str) -> frozenset[str]:
    """The keys that the items of a list of the format may have: `figures`, `people`, ..."""
    kind = next(field.type for field in _fields(Briefing) if field.encode_name == name)
    return frozenset(field.encode_name for struct in _structs(kind) for field in _fields(struct))


@cache
def _fields(struct: type[Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(struct)


def _structs(kind: object) -> Iterator[type[Struct]]:
    """The structs that a type names."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield kind
    for inner in get_args(kind):
        yield from _structs(inner)


def _terms(kind: object) -> Iterator[str]:
    """The terms of the vocabularies that a type names."""
    if get_origin(kind) is Literal:
        yield from get_args(kind)
    else:
        for inner in get_args(kind):
            yield from _terms(inner)


def _of(kind: object, origin: type) -> object | None:
    """The part of a type that is a list (`tuple`) or a mapping of any keys (`dict`)."""
    if get_origin(kind) is origin:
        return kind
    return next((found for inner in get_args(kind) if (found := _of(inner, origin))), None) if _is_union(kind) else None


def _is_union(kind: object) -> bool:
    return get_origin(kind) in (Annotated, Union, UnionType)
