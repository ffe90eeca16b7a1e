"""Units: the closed list of units that a figure may have, and how numbers and units are shown."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Unit(NamedTuple):
    """What a unit is called in words, and what it measures: only units that measure the same can be compared."""

    one: str
    many: str
    measures: str
    scale: float
    """How much of the smallest round unit of what it measures it is; the time under a flow is left out of it."""
    counted: bool = False
    """Whether the words are shown after a value instead of the code."""


def _units(measures: str, table: str, *, counted: bool = False) -> dict[str, Unit]:
    """Units from lines of `code | one | many | scale`; the scale is 1 where none is given."""
    rows = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return {
        code: Unit(one, many, measures, float(scale[0]) if scale else 1.0, counted) for code, one, many, *scale in rows
    }


UNITS: Final = {
    **_units(
        "volume",
        """
        m3   | cubic metre         | cubic metres
        mcm  | million cubic metres | million cubic metres | 1e6
        bcm  | billion cubic metres | billion cubic metres | 1e9
        kcf  | thousand cubic feet | thousand cubic feet | 28.316846592
        MMcf | million cubic feet  | million cubic feet | 28316.846592
        bcf  | billion cubic feet  | billion cubic feet | 28316846.592
        bbl  | barrel              | barrels | 0.158987294928
        """,
    ),
    **_units(
        "volume over time",
        """
        mcm/d   | million cubic metres a day  | million cubic metres a day | 1e6
        mcm/yr  | million cubic metres a year | million cubic metres a year | 1e6
        bcm/yr  | billion cubic metres a year | billion cubic metres a year | 1e9
        MMcf/d  | million cubic feet a day    | million cubic feet a day | 28316.846592
        bcf/d   | billion cubic feet a day    | billion cubic feet a day | 28316846.592
        bbl/d   | barrel a day                | barrels a day | 0.158987294928
        kbbl/d  | thousand barrels a day      | thousand barrels a day | 158.987294928
        MMbbl/d | million barrels a day       | million barrels a day | 158987.294928
        """,
    ),
    **_units(
        "energy",
        """
        kWh   | kilowatt-hour                 | kilowatt-hours
        MWh   | megawatt-hour                 | megawatt-hours | 1e3
        GWh   | gigawatt-hour                 | gigawatt-hours | 1e6
        TWh   | terawatt-hour                 | terawatt-hours | 1e9
        GJ    | gigajoule                     | gigajoules | 277.777777778
        TJ    | terajoule                     | terajoules | 277777.777778
        PJ    | petajoule                     | petajoules | 277777777.778
        MMBtu | million British thermal units | million British thermal units | 293.07107
        toe   | tonne of oil equivalent       | tonnes of oil equivalent | 11630
        Mtoe  | million tonnes of oil equivalent | million tonnes of oil equivalent | 11.63e9
        """,
    ),
    **_units(
        "energy over time",
        """
        GWh/yr  | gigawatt-hour a year | gigawatt-hours a year | 1e6
        TWh/yr  | terawatt-hour a year | terawatt-hours a year | 1e9
        Mtoe/yr | million tonnes of oil equivalent a year | million tonnes of oil equivalent a year | 11.63e9
        """,
    ),
    **_units(
        "power",
        """
        kW | kilowatt | kilowatts
        MW | megawatt | megawatts | 1e3
        GW | gigawatt | gigawatts | 1e6
        """,
    ),
    **_units("voltage", "kV | kilovolt | kilovolts"),
    **_units(
        "mass",
        """
        kg | kilogram        | kilograms
        kt | thousand tonnes | thousand tonnes | 1e6
        Mt | million tonnes  | million tonnes | 1e9
        """,
    ),
    **_units("mass", "tonne | tonne | tonnes | 1e3", counted=True),
    **_units(
        "mass over time",
        """
        tonne/yr | tonne a year           | tonnes a year | 1e3
        Mt/yr    | million tonnes a year  | million tonnes a year | 1e9
        """,
    ),
    **_units(
        "length",
        """
        m  | metre     | metres
        km | kilometre | kilometres | 1e3
        """,
    ),
    **_units(
        "area",
        """
        ha  | hectare          | hectares | 1e4
        km2 | square kilometre | square kilometres | 1e6
        """,
    ),
    **_units("speed", "km/h | kilometre an hour | kilometres an hour"),
    **_units("containers", "TEU | twenty-foot equivalent unit | twenty-foot equivalent units"),
    **_units("share", "% | per cent | per cent"),
    **_units("difference of shares", "pp | percentage point | percentage points"),
    **_units(
        "time",
        """
        second | second | seconds
        minute | minute | minutes | 60
        hour   | hour   | hours | 3600
        day    | day    | days | 86400
        week   | week   | weeks | 604800
        month  | month  | months | 2629800
        year   | year   | years | 31557600
        """,
        counted=True,
    ),
    **_units(
        "count",
        """
        country   | country   | countries
        person    | person    | people
        household | household | households
        company   | company   | companies
        vehicle   | vehicle   | vehicles
        vessel    | vessel    | vessels
        train     | train     | trains
        """,
        counted=True,
    ),
    **_units("count", "item | item | items"),
}
"""Every unit by its code; `item` is for what the label already names, and is shown bare.

Volumes and flows are told apart, since one never converts to the other; `Mbbl/d` is left out, since it is read as
thousand and as million. Scales: the international foot is 0.3048 m, a barrel of oil 42 US gallons, a toe
11.63 MWh (IEA), a year 365.25 days.
"""
_CODES: Final = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS
INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP
MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV
WST XAF XCD XCG XDR XOF XPF YER ZAR ZMW ZWG
"""
CURRENCIES: Final = frozenset(_CODES.split())
"""The currencies of ISO 4217, and the special drawing right (XDR) that the IMF counts in."""
SEPARATOR: Final = "\u202f"
"""Between groups of three digits: the narrow no-break space. Of the thin spaces it is the one at which no line breaks
(UAX 14, class GL), and a terminal gives it one cell like U+2009."""
_GROUPED = re.compile(r"([+-]?)([1-9][0-9]{4,})((?:\.[0-9]+)?)")
_GROUP_END = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+$)")


def is_known(unit: str) -> bool:
    """Whether a unit is one of the format's, or a currency."""
    return unit in UNITS or unit in CURRENCIES


def label(unit: str, value_is_one: bool) -> str:
    """What stands after a value: nothing for `item`, words where the unit is counted in words, else its code."""
    if unit == "item":
        return ""
    known = UNITS.get(unit)
    if known is None or not known.counted:
        return unit
    return known.one if value_is_one else known.many


def display_number(written: str) -> str:
    """A number as its author wrote it, with thousands set apart from five digits before the point on.

    Four digits stay together, so that 2020 never looks like a quantity where a year is meant (SI brochure, 5.4.4).
    """
    found = _GROUPED.fullmatch(written)
    return found[1] + _GROUP_END.sub(SEPARATOR, found[2]) + found[3] if found else written
