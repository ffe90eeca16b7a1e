"""Scripts: which letters belong to which script, what language is written in which, and letters that look alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

NAMES: Final[Mapping[str, str]] = {
    "Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek", "Arab": "Arabic", "Hebr": "Hebrew", "Armn": "Armenian",
    "Geor": "Georgian", "Deva": "Devanagari", "Beng": "Bengali", "Guru": "Gurmukhi", "Gujr": "Gujarati",
    "Taml": "Tamil", "Telu": "Telugu", "Knda": "Kannada", "Mlym": "Malayalam", "Sinh": "Sinhala", "Thai": "Thai",
    "Laoo": "Lao", "Tibt": "Tibetan", "Mymr": "Burmese", "Khmr": "Khmer", "Ethi": "Ethiopic", "Jpan": "Japanese",
    "Hani": "Chinese", "Kore": "Korean",
}  # fmt: skip
"""The scripts that are known here, by their ISO 15924 code."""
_SAME: Final = {"Hans": "Hani", "Hant": "Hani", "Aran": "Arab", "Hang": "Kore", "Hira": "Jpan", "Kana": "Jpan"}
_HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTERS: Final[Mapping[str, str]] = {
    "Latn": "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u02e0-\u02e4\u1d00-\u1d25\u1d2c-\u1d5c"
    "\u1d62-\u1d65\u1d6b-\u1d77\u1d79-\u1dbe\u1e00-\u1eff\u2071\u207f\u2090-\u209c\u212a\u212b\u2c60-\u2c7f"
    "\ua722-\ua7ff\uab30-\uab64\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a",
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f\u1d2b\u1d78\u2de0-\u2dff\ua640-\ua69f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arab": "\u0620-\u065f\u066e-\u06ef\u06fa-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "Hebr": "\u0591-\u05f4\ufb1d-\ufb4f", "Armn": "\u0531-\u058a\ufb13-\ufb17",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f", "Deva": "\u0900-\u0963\u0970-\u097f\ua8e0-\ua8ff",
    "Beng": "\u0980-\u09ff", "Guru": "\u0a00-\u0a7f", "Gujr": "\u0a80-\u0aff", "Taml": "\u0b80-\u0bff",
    "Telu": "\u0c00-\u0c7f", "Knda": "\u0c80-\u0cff", "Mlym": "\u0d00-\u0d7f", "Sinh": "\u0d80-\u0dff",
    "Thai": "\u0e00-\u0e7f", "Laoo": "\u0e80-\u0eff", "Tibt": "\u0f00-\u0fff", "Mymr": "\u1000-\u109f",
    "Khmr": "\u1780-\u17ff", "Ethi": "\u1200-\u139f", "Jpan": f"\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f{_HAN}",
    "Hani": f"\u3100-\u312f{_HAN}", "Kore": f"\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff{_HAN}",
}  # fmt: skip
"""The letters of each script, as a class of a regular expression (Unicode 15, Scripts.txt, without historic blocks)."""
_WRITTEN_IN: Final[Mapping[str, str]] = {
    "Latn": "af az ca cs cy da de en es et eu fi fr ga gl hr hu id is it lt lv mt nb nl nn no pl pt ro sk sl so sq sv "
    "sw tr vi",
    "Cyrl": "be bg mk ru uk", "Grek": "el", "Arab": "ar ckb fa ps ur", "Hebr": "he yi", "Armn": "hy", "Geor": "ka",
    "Deva": "hi mr ne", "Beng": "bn", "Gujr": "gu", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml",
    "Sinh": "si", "Thai": "th", "Laoo": "lo", "Mymr": "my", "Khmr": "km", "Ethi": "am ti", "Jpan": "ja", "Hani": "zh",
    "Kore": "ko",
}  # fmt: skip
"""Languages that a tag without a script is written in one script for. Those of several, such as sr, are left out."""
_SCRIPT_OF: Final = {language: script for script, some in _WRITTEN_IN.items() for language in some.split()}
_LOOK_ALIKE: Final = dict(
    zip(
        "АВЕКМНОРСТУХІЈЅӘЁЇаеорсухіјѕәёїһкԛԝԁ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικρ",
        "ABEKMHOPCTYXIJSƏËÏaeopcyxijsəëïhkqwd" + "ABEZHIKMNOPTYXovikp",
        strict=True,
    )
)
"""Cyrillic and Greek letters, and the Latin letter that each is taken for."""
_CYRILLIC_ALIKE: Final = "".join(letter for letter in _LOOK_ALIKE if letter > "\u03ff")
_GREEK_CAPITALS: Final = "".join(letter for letter in _LOOK_ALIKE if letter < "\u03b1")
_LATIN_ALIKE: Final = frozenset("ABEKMHOPCTYXIËaeopcyxik")
"""Latin letters that are taken for a Cyrillic or Greek one of every day."""
_LATIN: Final = _LETTERS["Latn"]
_OTHER: Final = _LETTERS["Cyrl"] + _LETTERS["Grek"]
_BESIDE = re.compile(f"[{_LATIN}][{_OTHER}]|[{_OTHER}][{_LATIN}]")
_WORD = re.compile(rf"[{_LATIN}{_OTHER}]+")
_OF_OTHERS = re.compile("[\u0391-\u052f]")
"""A letter of Greek or Cyrillic: one range takes a fifth of the time of classes with all letters of a script."""
_HAS_CYRILLIC = re.compile(f"(?=.*[{_LATIN}])(?=.*[{_CYRILLIC_ALIKE}])[{_LATIN}{_CYRILLIC_ALIKE}]+")
_HAS_GREEK = re.compile(f"(?=(?:.*[{_LATIN}]){{2}})(?=.*[{_GREEK_CAPITALS}])[{_LATIN}{_GREEK_CAPITALS}]+")
_CYRILLIC: Final = _LETTERS["Cyrl"]
_LATIN_FOR_CYRILLIC: Final = "".join(_LATIN_ALIKE)
_WITHIN_CYRILLIC = re.compile(f"[{_CYRILLIC}][{_LATIN_FOR_CYRILLIC}]+[{_CYRILLIC}]")
_CYRILLIC_WITH_LATIN = re.compile(
    f"(?=(?:[^{_CYRILLIC}]*[{_CYRILLIC}]){{3}})[{_CYRILLIC}]+(?:[{_LATIN_FOR_CYRILLIC}]+[{_CYRILLIC}]+)+"
)
_IS_LATIN = re.compile(f"[{_LATIN}]")
_IS_CYRILLIC = re.compile(f"[{_LETTERS['Cyrl']}]")
_NOT_LATIN = re.compile(rf"[^\W\d_{_LATIN}]")
_LETTER = re.compile(r"[^\W\d_]")
_MOSTLY: Final = 3
"""How many letters of other scripts there must be for each Latin one before a text is not in Latin letters."""


class Mixed(NamedTuple):
    """A word in which letters of two scripts are mixed."""

    word: str
    odd: str
    """The first letter that is of the wrong script."""
    script: str
    """What that script is called."""
    others: str
    """What the script of the other letters is called."""
    meant: str
    """The letter of the right script that looks the same; empty where there is none."""


@lru_cache(1024)
def script_of(tag: str) -> str | None:
    """The script that a text under a language tag is written in; None where that is not certain.

    A tag with a script says so itself (BCP 47); for the others, the languages that have one script (CLDR, likely
    subtags).
    """
    language, *rest = tag.split("-")
    for subtag in rest:
        if len(subtag) == 4 and subtag.isalpha():
            script = subtag.title()
            return _SAME.get(script, script) if _SAME.get(script, script) in NAMES else None
        if len(subtag) > 3 or not subtag.isalnum():
            return None
    return _SCRIPT_OF.get(language.lower()) if all(len(subtag) in (2, 3) for subtag in rest) else None


def foreign(text: str, script: str) -> str | None:
    """The script that a text is in, if that is not the one it should be in.

    A word of another script in it is fine.
    """
    if script == "Latn":
        if text.isascii() or not (others := len(_NOT_LATIN.findall(text))):
            return None
        return _main_script(text) if others > _MOSTLY * len(_IS_LATIN.findall(text)) else None
    if _letters(script).search(text) or not _LETTER.search(text):
        return None
    return _main_script(text)


def mixed(text: str, script: str | None = None) -> Mixed | None:
    """The first word of a text that looks to be in one script and has letters of another in it, as in "Мəsud".

    A foreign word with an ending of the own language, as in "SMSки", is none; nor is "MΩ" or "ΔT".

    Args:
        text: what to look at.
        script: what it should be in, where that is known.
    """
    if text.isascii() or not _BESIDE.search(text):
        return None
    return next((found for word in _WORD.findall(text) if (found := _mixed_word(word, script))), None)


def disguised(text: str, script: str = "Latn") -> Mixed | None:
    """The first word of a running text in Latin letters that has Cyrillic or Greek ones of the same looks in it.

    Of one in Cyrillic letters, the first word that has Latin ones of the same looks amid them.

    What is not certainly a slip is none: words with other such letters in them, and signs such as "ρgh" and "ΔT".
    """
    if text.isascii() or not _OF_OTHERS.search(text):
        return None
    if script == "Cyrl":
        if not _WITHIN_CYRILLIC.search(text):
            return None
        odd = (word for word in _WORD.findall(text) if _CYRILLIC_WITH_LATIN.fullmatch(word))
        return next((found for word in odd if (found := _mixed_word(word, "Cyrl"))), None)
    words = (word for word in _WORD.findall(text) if _HAS_CYRILLIC.fullmatch(word) or _HAS_GREEK.fullmatch(word))
    return next((found for word in words if (found := _mixed_word(word, "Latn"))), None)


def _mixed_word(word: str, script: str | None) -> Mixed | None:
    latin, other = _IS_LATIN.findall(word), [letter for letter in word if not _IS_LATIN.match(letter)]
    if not latin or not other:
        return None
    looks_latin = all(letter in _LOOK_ALIKE for letter in other)
    looks_other = len(other) > max(len(latin), 2) and all(letter in _LATIN_ALIKE for letter in latin)
    if not looks_latin and not looks_other and len(_BESIDE.findall(word)) < 2:
        return None
    if looks_latin == looks_other:
        is_latin = script == "Latn" if script in ("Latn", "Cyrl", "Grek") else len(latin) >= len(other)
    else:
        is_latin = looks_latin
    name = "Cyrillic" if _IS_CYRILLIC.match(other[0]) else "Greek"
    if is_latin:
        return Mixed(word, other[0], name, "Latin", _LOOK_ALIKE.get(other[0], ""))
    alike = (letter for letter, same in _LOOK_ALIKE.items() if same == latin[0])
    meant = next((letter for letter in alike if (name == "Cyrillic") == bool(_IS_CYRILLIC.match(letter))), "")
    return Mixed(word, latin[0], "Latin", name, meant)


@cache
def _letters(script: str) -> re.Pattern[str]:
    return re.compile(f"[{_LETTERS[script]}]")


def _main_script(text: str) -> str | None:
    """The script that most letters of a text are of, of those known."""
    counts = {script: len(_letters(script).findall(text)) for script in NAMES}
    best = max(counts, key=lambda script: counts[script])
    return best if counts[best] else None
