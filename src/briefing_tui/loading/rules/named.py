"""Named: whom a paragraph names outside quotation marks, so that it can be told who speaks there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple

from briefing_tui.loading.rules import quotemarks
from briefing_tui.loading.texts import normal
from briefing_tui.model import Entity, Organisation, Person
from briefing_tui.text import folded

_WORD = re.compile(r"[^\W\d_]+")
_HEAD_ENDS = re.compile(r"\s*(?:[,;(/]|\b(?:of|in|for|at|to|on|from|and|with)\b)\s*", re.IGNORECASE)
_SHORT: Final = 5
"""Letters of a name below which only the whole word is it: Ali is not in Aliyev."""
_PARTICLES: Final = frozenset(
    ("al", "el", "de", "da", "di", "du", "la", "le", "bin", "ibn", "van", "von", "der", "den", "the")
)
_LONGEST: Final = 100
"""Characters of a name in quotation marks."""
_SUFFIX: Final = 4
"""Letters that an inflected name may be longer: Əliyevin, Пезешкианом."""
_VERB: Final = (
    "said|says|saying|stated|states|noted|notes|added|adds|told|tells|stressed|stresses|believes|believed|argues|argued|"
    "explained|explains|underlined|underscored|announced|declared|warned|warns|claimed|claims|insisted|insists|pointed|"
    "continued|concluded|observed|remarked|recalled|replied|answered|called|calls|highlighted|mentioned|reiterated|"
    "affirmed|confirmed|admitted|acknowledged|wrote|writes|commented|suggested|expressed|emphasi[sz]e[sd]|thinks|thought"
)
_VERB_FIRST: Final = (
    "sagte|sagt|erklärte|erklärt|betonte|betont|meinte|meint|warnte|warnt|versicherte|versprach"
    "|a dit|a déclaré|a affirmé|a expliqué|a souligné|a ajouté|a promis|a averti|déclare|affirme|explique|ajoute"
    "|souligne|regrette"
    "|(?:(?:рас)?сказал|заявил|отметил|сообщил|подчеркнул|пообещал|добавил|пояснил|объяснил|предупредил)[аи]?"
    "|пожаловал(?:ся|ась)|говорит|сказав|сказала|заявив|зазначи(?:в|ла)|повідоми(?:в|ла)|дода(?:в|ла)|наголоси(?:в|ла)"
)
"""Verbs of German, French, Russian and Ukrainian, which may stand before who speaks."""
_VERB_LAST: Final = (
    "dedi|söyledi|belirtti|açıkladı|ekledi|vurguladı|ifade etti|deyib|bildirdi|bildirib|söylədi|qeyd et(?:di|mişdi)"
    "|qeyd edib|əlavə et(?:di|mişdi)|əlavə edib|vurğuladı"
    "|گفت|گفته است|اعلام کرد|افزود|ت[اأ]کید کرد|اظهار داشت|بیان کرد|پاسخ داد"
)
"""Verbs of Turkish, Azerbaijani and Persian, which end a sentence."""
_APPOSITION: Final = r"(?:[,،][^,،.]{1,80}[,،])?"
_SPEAKS_ABROAD = re.compile(
    rf"{_APPOSITION}\s(?:{_VERB_FIRST}|{_VERB_LAST})(?![\w\u200c])"
    rf"|{_APPOSITION}[,،]?\s(?:ise |isə )?[\s_]{{3,}}\"?\s?(?:diye |deyə )?(?:{_VERB_LAST})(?![\w\u200c])"
)
_SPOKE_ABROAD = re.compile(
    rf"(?<!\w)(?:{_VERB_FIRST}|[Ss]elon|[Dd]'après) "
    r"(?:(?!(?:zu[mr]?|über|von|und|dass|à|au|de|du|des|que|et|о|об|про|и|і|что|що) )[\w'-]+ ){0,3}$"
)
_PRONOUNS: Final = "er|sie|es|il|elle|on|ils|elles|он|она|они|він|вона|вони"
_SOMEBODY_SPEAKS = re.compile(
    rf"(?<!\w)(?:(?:{_VERB_FIRST}) (?:{_PRONOUNS})|(?:{_PRONOUNS}) (?:{_VERB_FIRST})"
    rf"|[\w-]+-t-(?:il|elle)|(?:o|او) (?:{_VERB_LAST}))(?![\w\u200c])"
    rf"|(?:^|[.!?])[\s_,،\"]*(?:diye |deyə )?(?:{_VERB_LAST})(?![\w\u200c])",
    re.IGNORECASE,
)
"""Who speaks without a name in other languages than English: it may be somebody whom a paragraph before names."""
_OBJECT: Final = r"(?<!told )(?<!tells )(?<!called )(?<!calls )(?<!thought )"
_PRONOUN = re.compile(r"[\s_]*(?:He|She|They|I|We|It)\b")
_GOES_ON = re.compile(
    rf"(?:,[^.]{{1,120}}?,)?\s[a-z].*?\b(?:[Hh]e|[Ss]he) (?:also |has |had )?(?:{_VERB})\b", re.DOTALL
)
"""What stands behind a name that is the subject of its paragraph."""
_SENTENCE = re.compile(r"[.!?][\s\"_]+")


class Speaking(NamedTuple):
    """The parts of a paragraph that tell who speaks in it."""

    prose: str
    """What stands outside quotation marks, in normal form; spaces stand for the rest."""
    words: frozenset[str]
    """Its words, folded."""
    quoted: tuple[str, ...] = ()
    """What stands inside quotation marks, which may be a name."""


def speaking(text: str, spans: Iterable[tuple[int, int]] = ()) -> Speaking:
    """The prose of a paragraph in normal form, without quotations and without the spans."""
    shown = list(text)
    quotations = [*_quotations(text)]
    for start, end in (*quotations, *spans):
        shown[start:end] = " " * (end - start)
    prose = "".join(shown)
    quoted = tuple(text[start:end] for start, end in quotations)
    return Speaking(prose, frozenset(_WORD.findall(folded(prose))), quoted)


def _quotations(text: str) -> Iterable[tuple[int, int]]:
    """The stretches in quotation marks; one may have begun in a paragraph before, or go on in the next."""
    marks = [found.start() for found in re.finditer('"', text)]
    if len(marks) % 2 and len(marks := quotemarks.of_quotations(text)) % 2:
        began_before = marks[0] > 0 and not text[marks[0] - 1].isspace() and text[marks[0] - 1] not in "(["
        marks = [0, *marks] if began_before else [*marks, len(text)]
    return zip(marks[::2], marks[1::2], strict=True)


class Name:
    """Somebody who may be named."""

    def __init__(self, item: Entity) -> None:
        """Keep the item and all its names."""
        self.item = item
        acronym = item.acronym if isinstance(item, Organisation) and item.acronym else ""
        self.full = tuple(filter(None, map(normal, (item.name, acronym, *item.aliases, *item.names.values()))))

    @cached_property
    def _sure(self) -> list[str]:
        """What surely means them, the longest first."""
        surnames = {name.rpartition(" ")[2] for name in self.full} if isinstance(self.item, Person) else set()
        return sorted({*self.full, *(name for name in surnames if len(name) > 2)}, key=len, reverse=True)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = (rf"{re.escape(name)}{_ending(name)}" for name in self._sure)
        return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """Finds the names of several words."""
        several = [re.escape(name) for name in self.full if " " in name]
        return re.compile(rf"(?<!\w)(?:{'|'.join(several)})(?!\w)") if several else re.compile(r"(?!)")

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The words of the names, folded, that are long enough to tell."""
        least = 2 if isinstance(self.item, Person) else _SHORT
        words = (word for name in self.full for word in _WORD.findall(folded(name)))
        return frozenset(word for word in words if len(word) >= least and word not in _PARTICLES)

    @cached_property
    def heads(self) -> frozenset[str]:
        """What the role comes down to: "expert" of "Iranian political expert"."""
        role = self.item.role if isinstance(self.item, Person) else None
        return role_heads(role or "")

    def is_surely_in(self, where: Speaking) -> bool:
        """Whether a text names them by a full name, an alias or the surname."""
        # A regular expression takes ten times as long to say no.
        return any(name in where.prose for name in self._sure) and self._pattern.search(where.prose) is not None

    def speaks_in(self, where: Speaking) -> bool:
        """Whether a text says that they spoke, or has their name in the sentence before a quotation."""
        return any(self._speaks(where.prose, found) for found in self._surely.finditer(where.prose))

    def goes_on_in(self, where: Speaking) -> bool:
        """Whether a text in English begins with their name, as what it speaks of, and goes on with "he said"."""
        prose = where.prose.lstrip()
        found = self._surely.match(prose)
        return found is not None and _GOES_ON.match(prose, found.end()) is not None

    def _speaks(self, prose: str, found: re.Match[str]) -> bool:
        before, after = prose[max(0, found.start() - 200) : found.start()], prose[found.end() : found.end() + 200]
        if re.match(rf"(?:,[^,.]{{1,80}},)?\s(?:also |has |had )?(?:{_VERB})\b", after):
            return True
        if re.search(rf"\b(?:{_VERB}|[Aa]ccording to) {_OBJECT}(?:\w+ ){{0,3}}$", before):
            return True
        if (_SPEAKS_ABROAD.match(after) or _SPOKE_ABROAD.search(before)) and not _SOMEBODY_SPEAKS.search(prose):
            return True
        sentence = _SENTENCE.split(before)[-1]
        return bool(re.match(r"[^.!?:\"]*:[\s_]{3}", after)) and not _PRONOUN.match(sentence)

    @cached_property
    def _surely(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, self._sure))})(?!\w)")

    def may_be_in(self, where: Speaking, others: Iterable[Name]) -> bool:
        """Whether any word of a text may be theirs, also inflected; words of others' full names are not."""
        if self.is_surely_in(where):
            return True
        prose = where.prose
        for other in others:
            if any(name in prose for name in other.full):
                prose = other.whole.sub(" ", prose)
        words = where.words if prose == where.prose else frozenset(_WORD.findall(folded(prose)))
        if not self._parts.isdisjoint(words) or any(_is_form(word, part) for part in self._parts for word in words):
            return True
        return any(self._is_all_of(quoted) for quoted in where.quoted)

    def _is_all_of(self, quoted: str) -> bool:
        """Whether quotation marks hold one of the names and nothing else, as those of firms and ships do."""
        words = _WORD.findall(folded(quoted)) if len(quoted) <= _LONGEST else []
        names = (_WORD.findall(folded(name)) for name in self.full)
        return any(len(name) == len(words) > 0 and all(map(_is_form, words, name)) for name in names)


def _ending(name: str) -> str:
    """What an inflected name may go on with: nothing in names that are short."""
    return rf"[^\W\d_]{{0,{_SUFFIX - 1}}}" if len(name) >= _SHORT else ""


def _is_form(word: str, name: str) -> bool:
    if word == name or len(name) < _SHORT:
        return word == name
    return abs(len(word) - len(name)) <= _SUFFIX and word.startswith(name[: max(_SHORT - 1, len(name) - 2)])


def role_heads(role: str) -> frozenset[str]:
    """The nouns that a role comes down to, folded; every longer word of a role that is not in Latin letters."""
    if not role.isascii():
        return frozenset(word for word in _WORD.findall(folded(role)) if len(word) >= _SHORT - 1)
    heads = set()
    for phrase in re.split(r"[,;/]|\band\b", role):
        words = _WORD.findall(folded(_HEAD_ENDS.split(phrase.strip())[0]))
        heads.update(words[-1:])
    return frozenset(head for head in heads if len(head) > 2)
