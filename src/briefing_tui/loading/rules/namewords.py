"""Words that help to tell a name from an ordinary word, in English, and from another name."""

from __future__ import annotations

from typing import Final

TAILS: Final = frozenset(
    (
        "", "a", "an", "ans", "c", "cs", "d", "ean", "eans", "ed", "er", "ers", "es", "ese", "i", "ia", "ian", "ians",
        "ic", "ing", "is", "ish", "ism", "ist", "ists", "ite", "ites", "n", "ns", "s", "y",
    )
)  # fmt: skip
"""What English adds to a name: Iranian, Armenians, Parisian; and what ends a country, as in Germany."""
GENERIC: Final = frozenset(
    (
        "airport", "border", "bridge", "central", "county", "democratic", "district", "eastern", "federal",
        "federation", "great", "greater", "harbor", "harbour", "international", "islamic", "island", "islands",
        "kingdom", "lower", "mountain", "mountains", "national", "north", "northern", "people", "peoples", "province",
        "region", "republic", "river", "saint", "south", "southern", "square", "state", "states", "station", "street",
        "union", "united", "upper", "valley", "village", "western",
    )
)  # fmt: skip
"""Words of names of places that are ordinary words as well."""
TITLES: Final = frozenset(
    (
        "admiral", "ambassador", "ayatollah", "chairman", "chairwoman", "chancellor", "colonel", "commissioner",
        "deputy", "director", "doctor", "expert", "general", "governor", "judge", "justice", "king", "lady", "leader",
        "lord", "madam", "major", "mayor", "minister", "miss", "mrs", "premier", "president", "prince", "princess",
        "prof", "professor", "queen", "secretary", "senator", "sheikh", "sir", "speaker", "spokesman", "spokeswoman",
    )
)  # fmt: skip
"""What stands before a surname and is no first name, as short words such as Dr and Mr are none."""
BEGINNINGS: Final = frozenset(
    (
        "after", "although", "and", "as", "at", "because", "before", "both", "but", "by", "for", "from", "here", "if",
        "in", "later", "like", "nor", "of", "on", "once", "since", "so", "than", "that", "the", "then", "though", "to",
        "today", "unless", "until", "what", "when", "where", "whether", "which", "while", "who", "why", "with", "yet",
    )
)  # fmt: skip
"""Ordinary words that begin a sentence before a name."""
PRONOUNS: Final = frozenset(
    (
        "another", "anybody", "anyone", "anything", "everybody", "everyone", "everything", "neither", "nobody",
        "nothing", "somebody", "someone", "something", "whoever",
    )
)  # fmt: skip
"""Words without an article that say something."""
OTHER_NAMES: Final = frozenset(
    (
        "cameron", "columbia", "sidney",
    )
)  # fmt: skip
"""Names that many texts hold and that are near to a country or a city; those of the countries themselves besides."""
TRANSLITERATED: Final = (
    ("tch", "c"), ("kh", "x"), ("gh", "g"), ("q", "g"), ("sh", "s"), ("ch", "c"), ("zh", "j"), ("dj", "j"),
    ("ee", "i"), ("oo", "o"), ("ou", "o"), ("u", "o"), ("w", "v"), ("y", "i"), ("ph", "f"),
)  # fmt: skip
"""Letters that stand for the same sound when names are brought into Latin letters; doubled letters follow."""
