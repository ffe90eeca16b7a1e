"""Coordinates: longitude and latitude in the wrong order, or with the wrong sign."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing_tui.loading.findings import Finding
from briefing_tui.loading.rules.countries import countries
from briefing_tui.loading.rules.rule import Case, rule

_MARGIN: Final = 2
"""Degrees by which a point may lie outside its country's box, as at sea, and still count as in it."""

_DATE_LINE: Final = 160
"""Degrees from which on a country may lie on both sides of the date line, as New Zealand and Fiji do."""


@rule(
    "L03",
    "warning",
    "The coordinates of a place are not longitude, then latitude (GeoJSON, RFC 7946): they are out of range, or lie in"
    " its country only when swapped or with another sign.",
    bad="""\
places:
  - {id: quay, name: Quay, country: AZ, geo: [39.2, 46.9]}
""",
    good="""\
places:
  - {id: quay, name: Quay, country: AZ, geo: [46.9, 39.2]}
""",
)
def swapped(case: Case) -> Iterator[Finding]:
    """Places whose longitude is no longitude, or whose country a box of whole degrees says is elsewhere."""
    for place in case.briefing.places:
        if place.geo is None:
            continue
        first, second = place.geo
        path = case.path(place, "geo")
        order = f"[{first.written}, {second.written}]: the order is [lon, lat]"
        turned = f"Write [{second.written}, {first.written}]"
        if not (abs(first) <= 180 and abs(second) <= 90):
            if abs(second) <= 180 and abs(first) <= 90:
                yield Finding("L03", order, f"Swapped? {turned}; a latitude is at most 90.", path)
            else:
                message = f"[{first.written}, {second.written}] is nowhere on earth"
                yield Finding("L03", message, "Give longitude (-180 to 180), then latitude (-90 to 90).", path)
            continue
        country = countries().get(place.country) if place.country else None
        if country is None:
            continue
        x, y = float(first), float(second)
        if not country.holds(x, y, _MARGIN) and country.holds(y, x):
            yield Finding("L03", order, f"Swapped? {turned}; the place is in {country.code} ({country.name}).", path)
        elif (
            abs(x) < _DATE_LINE
            and not country.holds(x, y, _MARGIN)
            and any(country.holds(*one) for one in ((-x, y), (x, -y), (-x, -y)))
        ):
            message = f"[{first.written}, {second.written}] is not in {country.code} ({country.name})"
            yield Finding("L03", message, "East and north have no sign; west and south have -.", path)
