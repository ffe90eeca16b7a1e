"""Tags: language tags by BCP 47 (RFC 5646), and what somebody means by one that is none."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from briefing_tui.loading.problems import shorten
from briefing_tui.loading.rules.countries import countries, meant
from briefing_tui.text import folded

_LANGUAGES: Final = {
    "af": "afrikaans", "am": "amharic", "ar": "arabic", "az": "azerbaijani, azeri, azerbaijan", "be": "belarusian",
    "bg": "bulgarian", "bn": "bengali, bangla", "bs": "bosnian", "ca": "catalan", "ckb": "sorani, central kurdish",
    "cs": "czech, cz", "cy": "welsh", "da": "danish, dk", "de": "german, deutsch", "el": "greek, gr",
    "en": "english, uk english", "es": "spanish, espanol", "et": "estonian", "eu": "basque",
    "fa": "persian, farsi, dari, ir, iranian", "fi": "finnish", "fr": "french, francais", "ga": "irish",
    "he": "hebrew", "hi": "hindi", "hr": "croatian", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "is": "icelandic", "it": "italian", "ja": "japanese, jp", "ka": "georgian", "kk": "kazakh, kz", "km": "khmer",
    "ko": "korean", "ku": "kurdish", "ky": "kyrgyz", "lo": "lao", "lt": "lithuanian", "lv": "latvian",
    "mk": "macedonian", "mn": "mongolian", "ms": "malay", "mt": "maltese", "my": "burmese", "nb": "bokmal",
    "ne": "nepali", "nl": "dutch", "nn": "nynorsk", "no": "norwegian", "pl": "polish", "ps": "pashto",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sk": "slovak", "sl": "slovenian, slovene",
    "so": "somali", "sq": "albanian", "sr": "serbian", "sv": "swedish", "sw": "swahili", "ta": "tamil",
    "tg": "tajik", "th": "thai", "tk": "turkmen", "tr": "turkish, turkce", "uk": "ukrainian, ua", "ur": "urdu",
    "uz": "uzbek", "vi": "vietnamese, vn", "yi": "yiddish", "zh": "chinese, mandarin, cn",
}  # fmt: skip
"""Languages that need no look at the registry, and what else people write for each."""
_SCRIPTS: Final = {
    "Latn": "latin, lat, roman", "Cyrl": "cyrillic, cyril, cyr, kiril", "Arab": "arabic, perso-arabic, persian",
    "Hans": "simplified", "Hant": "traditional", "Grek": "greek", "Hebr": "hebrew", "Armn": "armenian",
    "Geor": "georgian", "Deva": "devanagari",
}  # fmt: skip
_OLD: Final = {"in": "id", "iw": "he", "ji": "yi", "jw": "jv", "mo": "ro"}
"""Codes that ISO 639-1 has withdrawn, and what stands in their place in the registry."""
_EXTENDED: Final = frozenset(("ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"))
"""The languages that a second subtag of three letters may follow (RFC 5646, 2.2.2)."""
_LONGEST: Final = 100
"""Characters of a tag at most; RFC 5646 (4.4.1) asks for 35, and langcodes goes deeper with every part."""
_PARTS = re.compile("[-_ ]+")


class Wrong(NamedTuple):
    """What is wrong with a language tag, how to mend it, and whether the tag is only out of date."""

    message: str
    hint: str
    old: bool = False


def wrong(tag: str) -> Wrong | None:
    """What is wrong with a language tag; None for a good one.

    Capitals do not matter (RFC 5646, 2.1.1). A code of three letters is wrong where there is one of two (2.2.1).
    """
    if tag in _LANGUAGES or _is_common(tag):
        return None
    if (new := _OLD.get(tag.partition("-")[0].lower())) is not None:
        return Wrong(f'"{shorten(tag, 40)}" begins with an old code', f'Did you mean "{new}{tag[2:]}"?', old=True)
    if _is_valid(tag):
        return None
    better = _mended(tag)
    hint = f'Did you mean "{better}"?' if better else "Write a language, then a script, then a country: en, az-Latn."
    return Wrong(f'"{shorten(tag, 40)}" is no language tag of BCP 47', hint)


def _is_common(tag: str) -> bool:
    """Whether a tag is a language in common use, with a script, a country, or both in the usual writing."""
    language, *rest = tag.split("-")
    if language not in _LANGUAGES or not 1 <= len(rest) <= 2:
        return False
    if rest[0] in _SCRIPTS:
        del rest[0]
    return not rest or (len(rest) == 1 and rest[0] in countries())


def _is_valid(tag: str) -> bool:
    """Whether the registry knows every part of a tag."""
    if "_" in tag or " " in tag or not tag.isascii() or len(tag) > _LONGEST:
        return False
    # Imported for the first tag that is out of the ordinary: 20 ms.
    import langcodes  # noqa: PLC0415

    if tag.lower() == "zh-min-nan" or not langcodes.tag_is_valid(tag):
        return tag.lower() == "zh-min-nan"
    language, *rest = tag.split("-")
    if language.lower() in _shorter() or (rest and rest[0].lower() == "uk"):
        return False
    # langcodes takes a country of three letters for an extended language.
    return not (rest and len(rest[0]) == 3 and rest[0].isalpha()) or language.lower() in (*_EXTENDED, "x")


def _mended(tag: str) -> str | None:
    """The tag that is meant; None where that is not clear."""
    language, *rest = _PARTS.split(tag.strip("-_ "))
    whole = _meaning(_by_name(), tag)
    if whole is not None:
        return whole
    script = region = ""
    others = []
    for part in rest:
        if not script and (found := _meaning(_by_script(), part)):
            script = found
        elif not region and (found := meant(part)):
            region = found
        else:
            others.append(part)
    code = _meaning(_by_name(), language) or _shorter().get(language.lower(), language.lower())
    better = "-".join(part for part in (code, script, region, *others) if part)
    return better if better.lower() != tag.lower() and _is_valid(better) else None


def _meaning(meanings: dict[str, str], word: str) -> str | None:
    return meanings.get(folded(word).replace("_", " "))


@cache
def _by_name() -> dict[str, str]:
    return {name: code for code, names in _LANGUAGES.items() for name in names.split(", ")}


@cache
def _by_script() -> dict[str, str]:
    names = {name: code for code, names in _SCRIPTS.items() for name in names.split(", ")}
    return names | {code.lower(): code for code in _SCRIPTS}


@cache
def _shorter() -> dict[str, str]:
    """The codes of three letters that have one of two (ISO 639-2, terminology and bibliography)."""
    from langcodes.data_dicts import LANGUAGE_ALPHA3, LANGUAGE_ALPHA3_BIBLIOGRAPHIC  # noqa: PLC0415

    both = (*LANGUAGE_ALPHA3.items(), *LANGUAGE_ALPHA3_BIBLIOGRAPHIC.items())
    return {long: short for short, long in both if len(short) == 2 and len(long) == 3}
