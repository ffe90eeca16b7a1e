"""Number words: what the words and signs for numbers mean."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 30
"""Digits of a number; a longer one is no amount."""
GLYPHS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_SMALL: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
SMALL: Final = {word: number for number, word in enumerate(_SMALL.split())}
TENS: Final = {word: number * 10 for number, word in enumerate(_TENS.split(), start=2)}
SCALES: Final = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7, "mn": 1e6, "mln": 1e6,
    "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "hundred": 100.0, "dozen": 12.0, "mio": 1e6, "mrd": 1e9,
}  # fmt: skip
_THOUSAND: Final = (
    "tausend tausende tausenden tsd mille millier milliers mila migliaia "
    "тысяча тысячи тысяч тысячу тысячам тысячами тысячах тыс тисяча тисячі тисяч тисячу тисячам тисячами тисячах тис "
    "bin bini bine binlik minə mindən minlik هزار هزاری ألف الف ألفا الفا آلاف الاف"
)
_MILLION: Final = (
    "million millionen millions mio mln mn millón millones millon milione milioni млн "
    "میلیون میلیونی ميليون مليون مليونا ملايين"
)
_MILLIARD: Final = (
    "milliarde milliarden milliard milliards mrd mrds mia md mds mld mlrd millardo millardos miliardo miliardi "
    "میلیارد میلیاردی ميليارد مليار مليارا مليارات مليارين بليون млрд"
)
_TRILLION: Final = "billionen billón billones billon bilione bilioni تریلیون تريليون تريليونات ترليون трлн"
_ENDINGS: Final = (
    ("миллион", 1e6, "а ов у ам ами ах ом е ы"), ("миллиард", 1e9, "а ов у ам ами ах ом е ы"),
    ("триллион", 1e12, "а ов у ам ами ах ом е ы"), ("мільйон", 1e6, "а ів у ам ами ах ом и"),
    ("мільярд", 1e9, "а ів у ам ами ах ом и"), ("трильйон", 1e12, "а ів у ам ами ах ом и"),
    ("milyon", 1e6, "u a da dan un luk luq"), ("milyar", 1e9, "ı a da dan ın lık"),
    ("milyard", 1e9, "ı a da dan ın lıq"), ("trilyon", 1e12, "u a da dan un luk luq"),
)  # fmt: skip
ABROAD: Final[dict[str, tuple[float, ...]]] = {
    **{word: (1e3,) for word in _THOUSAND.split()},
    **{word: (1e6,) for word in _MILLION.split()},
    **{word: (1e9,) for word in _MILLIARD.split()},
    **{word: (1e12,) for word in _TRILLION.split()},
    **{stem + ending: (scale,) for stem, scale, endings in _ENDINGS for ending in ("", *endings.split())},
    # A thousand or a minute, a thousand or a mile, a million or a mill; and a tag may be missing for an English text.
    "min": (1.0, 1e3), "mil": (1.0, 1e3), "mill": (1.0, 1e6), "billion": (1e9, 1e12), "billions": (1e9, 1e12),
}  # fmt: skip
"""The scales that a word stands for in German, French, Spanish, Italian, Russian, Ukrainian, Turkish, Azerbaijani,
Persian and Arabic. What is 1e18 in some of them and 1e12 in others is left out."""
LETTERS: Final = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
VAGUE: Final = {
    "tens": 10.0, "dozens": 24.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
    "trillions": 1e12,
}  # fmt: skip
ORDINALS: Final = {word: number for number, word in enumerate(_ORDINALS.split(), start=1)} | {
    word[:-1] + "ieth": number for word, number in TENS.items()
}
PARTS: Final = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    name: number for word, number in ORDINALS.items() if number > 2 for name in (word, word + "s")
}
TIMES: Final[dict[str, float]] = {
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twice": 2, "thrice": 3, "triple": 3, "tripled": 3,
    "tripling": 3, "trebled": 3, "quadruple": 4, "quadrupled": 4,
    **{f"{word}fold": number for word, number in (SMALL | TENS | {"hundred": 100}).items()},
}  # fmt: skip
GROUPS: Final[dict[str, float]] = {
    "single": 1, "sole": 1, "both": 2, "pair": 2, "couple": 2, "twin": 2, "dual": 2, "bilateral": 2, "trio": 3,
    "trilateral": 3, "tripartite": 3, "quartet": 4, "quadrilateral": 4,
}  # fmt: skip
FEW: Final = frozenset(("several", "few", "many"))
BETWEEN: Final = frozenset(("to", "-", "–", "—", "or", "and", "through", "till", "until"))
MONEY: Final = frozenset(("$", "€", "£", "¥", "₼", "₽", "₺", "us", "usd", "eur", "gbp", "azn"))
MANY: Final = frozenset((
    "people", "inhabitants", "residents", "households", "customers", "users", "visitors", "tonnes", "tons", "barrels",
    "euros", "dollars", "pounds",
))  # fmt: skip
"""What there are millions of: before them an "m" that stands by itself is no metre."""
NAMING: Final = frozenset(("article", "no", "phase", "chapter", "resolution", "section", "block", "line", "paragraph"))


def digits(written: str, english: bool) -> list[float]:
    """What a number in digits can mean: 1.000 is one or a thousand, and 1,000 too where it is not English."""
    if len(written) > LONGEST or "-" in written or written.count("/"):
        return []
    text = written
    if not written.isdecimal():
        text = re.sub(r"[ '’\u00a0\u202f\u2009]", "", written.replace("٫", ".").replace("٬", ","))
    if text.isdecimal():
        return [float(text)]
    parts = re.split(r"[.,]", text)
    signs = [sign for sign in text if sign in ".,"]
    whole = float("".join(parts))
    decimal = float("".join(parts[:-1]) + "." + parts[-1])
    grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3
    if len(set(signs)) == 2:
        return [decimal] if signs[-1] not in signs[:-1] else [whole]
    if len(signs) > 1:
        return [whole] if len(parts[-1]) == 3 else []
    if not grouped:
        return [decimal]
    return [whole] if english and signs == [","] else [decimal, whole]
