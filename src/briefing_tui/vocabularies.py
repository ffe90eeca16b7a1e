"""Vocabularies: the terms that a field may have, and what each of them says."""

from __future__ import annotations

from typing import Final

Terms = dict[str, str]
"""The terms of a vocabulary, each with its meaning."""

TLP: Final[Terms] = {
    "clear": "may be passed on to anybody",
    "green": "for the readers' community, not for the public",
    "amber": "for the readers' organisation and its clients, as far as they need to know",
    "amber+strict": "for the readers' organisation alone, as far as its people need to know",
    "red": "for those alone whom it is given to by name",
}
"""Traffic Light Protocol 2.0, after FIRST."""
BRIEFING_STATUS: Final[Terms] = {
    "draft": "still being written",
    "final": "finished",
    "withdrawn": "no longer stood by",
}
KEY_POINT_KIND: Final[Terms] = {
    "fact": "the briefing gives it as established",
    "judgement": "the briefing's own conclusion",
    "unknown": "what is not known, and would matter",
}
CONFIDENCE: Final[Terms] = {
    "high": "good information from several sources; it can still be wrong",
    "moderate": "credible information, but not enough of it, or not well enough borne out",
    "low": "scant, doubtful or scattered information",
}
"""What the words of confidence say of what a judgement rests on (after ICD 203)."""
LIKELIHOOD: Final[Terms] = {
    "almost_no_chance": "1 to 5 per cent",
    "very_unlikely": "5 to 20 per cent",
    "unlikely": "20 to 45 per cent",
    "roughly_even_chance": "45 to 55 per cent",
    "likely": "55 to 80 per cent",
    "very_likely": "80 to 95 per cent",
    "almost_certain": "95 to 99 per cent",
}
"""How likely the words of likelihood say that something is (ICD 203)."""
PROJECT_STATUS: Final[Terms] = {
    "proposed": "suggested; nothing is built",
    "construction": "being built",
    "operating": "in use",
    "idle": "built, and out of use for now",
    "shelved": "put off, with no sign of progress",
    "cancelled": "given up before it was finished",
    "retired": "out of use for good",
    "unknown": "no source tells",
}
"""Stages of a project, after Global Energy Monitor."""
AGREEMENT_KIND: Final[Terms] = {
    "treaty": "between states, binding by international law",
    "agreement": "binding, and less formal than a treaty",
    "memorandum": "a memorandum of understanding; as a rule not binding",
    "joint-statement": "what the parties say together",
    "contract": "between buyers, sellers, owners and the like",
}
AGREEMENT_STATUS: Final[Terms] = {
    "reported": "a source tells of it; the parties have not confirmed it",
    "agreed": "the parties agree on the text",
    "signed": "signed; not yet ratified, where that is needed",
    "ratified": "ratified; not yet in force",
    "in-force": "binding now",
    "terminated": "binding no longer",
}
"""Stages of an agreement, after the UN Treaty Collection."""
EVENT_STATUS: Final[Terms] = {
    "scheduled": "to come, on a set date",
    "postponed": "put off",
    "cancelled": "will not take place",
    "occurred": "took place",
}
"""Whether an event takes place, after schema.org."""
SOURCE_TYPE: Final[Terms] = {
    "article": "an article in none of the kinds below, such as a preprint",
    "article-journal": "in a scholarly journal",
    "article-magazine": "in a magazine",
    "article-newspaper": "in a newspaper or from a news agency, on paper or on the web",
    "bill": "a law that is proposed",
    "book": "a whole book",
    "broadcast": "on radio or television, or a podcast",
    "chapter": "a part of a book",
    "classic": "a classical work, cited by its own divisions",
    "collection": "an archive, or a part of one",
    "dataset": "data, such as a table of statistics",
    "document": "minutes, a press release, or what else fits nowhere",
    "entry": "an entry of a database, directory or catalogue",
    "entry-dictionary": "an entry of a dictionary",
    "entry-encyclopedia": "an entry of an encyclopedia",
    "event": "an event itself, such as a conference",
    "figure": "a chart or figure from a larger work",
    "graphic": "a photograph, painting or other image",
    "hearing": "a hearing of a parliament or an authority",
    "interview": "questions and answers",
    "legal_case": "a judgment, or another paper of a court case",
    "legislation": "a law or resolution in force",
    "manuscript": "a work that is not published",
    "map": "a map",
    "motion_picture": "a film or video",
    "musical_score": "written music",
    "pamphlet": "a leaflet or brochure",
    "paper-conference": "a paper given at a conference",
    "patent": "a patent",
    "performance": "a performance on a stage",
    "periodical": "a whole issue or run of a periodical",
    "personal_communication": "a letter, message or conversation",
    "post": "on a social network or in a forum",
    "post-weblog": "on a blog",
    "regulation": "a rule of an administration",
    "report": "of an organisation, authority or company",
    "review": "a review of something other than a book",
    "review-book": "a review of a book",
    "software": "a program",
    "song": "a song or another sound recording",
    "speech": "a speech, lecture or statement that was spoken",
    "standard": "a technical standard",
    "thesis": "written for a degree",
    "treaty": "between states",
    "webpage": "a page of a website",
}
"""What a source is (the item types of CSL 1.0.2)."""
RELIABILITY: Final[Terms] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""The Admiralty grades of a source (NATO AJP-2.1)."""
CREDIBILITY: Final[dict[int, str]] = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
"""The Admiralty grades of a statement (NATO AJP-2.1)."""
QUOTE_KIND: Final[Terms] = {
    "direct": "the speaker's own words",
    "indirect": "the source's own reporting words, not the speaker's",
    "phrase": "a few of the speaker's words inside a sentence of the source",
}
STANCE_VALUE: Final[Terms] = {
    "supports": "for it",
    "opposes": "against it",
    "neutral": "neither for nor against it",
    "mixed": "for some of it and against some of it",
}
FIGURE_KIND: Final[Terms] = {
    "quantity": "a number with a unit",
    "money": "a sum, with a currency as its unit",
    "date": "a date, which has no unit",
}
FIGURE_STATUS: Final[Terms] = {
    "reported": "a source gives it as so",
    "historical": "a source gives it of the past",
    "estimated": "whoever gives it worked it out roughly",
    "forecast": "it is expected, and has not come about",
    "target": "it is aimed at",
    "planned": "it is in somebody's plans",
    "proposed": "somebody suggests it",
    "agreed": "the parties agree on it; it need not have a contract",
    "contracted": "a contract holds it",
    "derived": "worked out here, from other figures",
}
"""What kind of knowledge the status of a figure says that it is (after SDMX)."""
QUALIFIER: Final[Terms] = {
    "exactly": "the number as it is",
    "about": "about, around, some, nearly: close to it, on either side",
    "more_than": "more than, over, exceeding",
    "at_least": "at least, a minimum of",
    "less_than": "less than, under, below",
    "at_most": "at most, no more than",
    "up_to": "up to; the same as at_most, as the source words it",
}
CERTAINTY: Final[Terms] = {
    "stated": "the source says it plainly",
    "hedged": "the source words it with caution",
    "disputed": "somebody contradicts it",
}
DERIVATION: Final[Terms] = {
    "count": "how many items there are in derived_from",
    "sum": "the figures in derived_from added up",
    "difference": "the first figure in derived_from less the others",
    "ratio": "the first figure in derived_from divided by the second",
}

VOCABULARIES: Final[dict[str, Terms]] = {
    "status": BRIEFING_STATUS,
    "marking.tlp": TLP,
    "key_points.kind": KEY_POINT_KIND,
    "confidence": CONFIDENCE,
    "likelihood": LIKELIHOOD,
    "projects.status": PROJECT_STATUS,
    "agreements.kind": AGREEMENT_KIND,
    "agreements.status": AGREEMENT_STATUS,
    "events.status": EVENT_STATUS,
    "sources.type": SOURCE_TYPE,
    "sources.reliability": RELIABILITY,
    "quotes.kind": QUOTE_KIND,
    "quotes.stance.value": STANCE_VALUE,
    "figures.kind": FIGURE_KIND,
    "figures.status": FIGURE_STATUS,
    "figures.qualifier": QUALIFIER,
    "figures.certainty": CERTAINTY,
    "figures.derivation": DERIVATION,
}
"""Every vocabulary, by the field that it is of."""
