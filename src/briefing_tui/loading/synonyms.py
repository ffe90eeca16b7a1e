"""Synonyms: what authors call the keys and terms of the format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from briefing_tui.loading.problems import near

_TERMS: Final = {
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
_KEYS: Final = {
    "headline": "title", "heading": "title", "name": "label title term",
    "label": "name title", "title": "label name",
    "caption": "label", "summary": "bottom_line note", "bluf": "bottom_line", "abstract": "bottom_line",
    "statement": "text", "quote": "text", "quotation": "text", "definition": "text", "content": "body text",
    "paragraphs": "body", "description": "note", "comment": "note", "remark": "note", "version": "briefing_version",
    "lang": "language", "updated": "modified", "cutoff": "as_of", "cut_off": "as_of", "tags": "topics",
    "subjects": "topics", "persons": "people", "experts": "people", "speakers": "people", "locations": "places",
    "treaties": "agreements", "timeline": "events", "chapters": "sections", "quotations": "quotes",
    "numbers": "figures", "facts": "figures key_points", "data": "figures", "position": "role", "job": "role",
    "employer": "affiliation", "organisation": "affiliation", "nationality": "country", "coordinates": "geo",
    "location": "geo place", "start": "date", "published": "issued", "publication_date": "issued",
    "date": "issued created",
    "retrieved": "accessed", "link": "url", "href": "url", "uri": "url", "file": "text_file", "hash": "sha256",
    "kind": "type", "type": "kind", "said_by": "speakers attributed_to", "who": "speakers", "citation": "source",
    "amount": "value", "number": "value", "quantity": "value", "min": "min_value", "max": "max_value",
    "currency": "unit", "modifier": "qualifier", "comparator": "qualifier", "proof": "evidence", "excerpt": "evidence",
    "probability": "likelihood", "para": "paragraph", "p": "paragraph page", "time": "timestamp", "quote_id": "quote",
    "figure_id": "figure", "id": "source", "ref": "source", "reference": "source", "references": "sources",
    "bibliography": "sources",
    "text": "body", "key": "id", "identifier": "id", "slug": "id", "code": "id", "full_name": "name",
    "organizations": "organisations", "actors": "organisations", "institutions": "organisations",
}  # fmt: skip
"""Names of keys elsewhere, and the keys here, of which the first that fits is meant."""


def term_meant(written: str, terms: Iterable[str]) -> str:
    """The term of a vocabulary that is meant by a word that is none; nothing where none is."""
    synonym = _TERMS.get(re.sub("[ _]", "-", written.lower()), "")
    return synonym if synonym in terms else near(written, terms)


def key_meant(written: str, keys: Iterable[str]) -> str:
    """The key that is meant by a word that is none; nothing where none is."""
    listed = [*keys]
    synonym = next((key for key in _KEYS.get(written.lower(), "").split() if key in listed), "")
    return synonym or near(written, listed) or near(written.lower(), listed)
