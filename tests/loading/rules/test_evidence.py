"""A figure against the words of its source: what is found, and above all what is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from briefing_tui.loading import load_file
from briefing_tui.loading.rules.rule import RULES
from briefing_tui.loading.texts import SourceText
from tests.loading.rules.cases import case, found, of, one_figure

CODES = ("F01", "F02", "F03", "F04")
A = {"qualifier": "about"}
M = {"qualifier": "more_than"}
L = {"qualifier": "at_least"}
U = {"qualifier": "up_to"}


def codes(**fields: Any) -> list[str]:
    return [one.code for one in found(one_figure(**fields), *CODES)]


@pytest.mark.parametrize(
    ("evidence", "fields"),
    [
        # money in its currency, and in one of two
        ("$5 million", {"value": 5000000, "unit": "CAD"}),
        ("US$5 million", {"value": 5000000, "unit": "USD"}),
        ("8.5 million manats ($5 million)", {"value": 5000000, "unit": "USD"}),
        ("5 million for the port, paid in euros", {"value": 5000000, "unit": "USD"}),
        ("104 euros per megawatt-hour", {"value": 104, "unit": "EUR"}),
        ("a 40-megawatt plant", {"value": 40, "unit": "MW"}),
        ("12 days of talks", {"value": 12}),
        # counts in digits and in words
        ("Iran borders 12 countries", {"value": 12, "unit": "country"}),
        ("energy exchange among the three nations", {"value": 3, "unit": "country"}),
        ("twenty-one member states", {"value": 21, "unit": "country"}),
        ("one hundred and five ships", {"value": 105}),
        ("a hundred and fifty thousand people", {"value": 150000, "unit": "person"}),
        ("a dozen ships", {"value": 12}),
        ("two dozen ships", {"value": 24}),
        ("half a dozen tankers", {"value": 6}),
        ("a couple of ships", {"value": 2}),
        ("both presidents", {"value": 2, "unit": "person"}),
        ("a pair of bridges", {"value": 2}),
        ("the trilateral summit", {"value": 3, "unit": "country"}),
        ("a tunnel under the strait", {"value": 1}),
        ("the tunnel of 3 km", {"value": 1, "label": "Tunnels"}),
        ("a bridge and two tunnels", {"value": 1, "label": "Bridges"}),
        ("no casualties", {"value": 0, "unit": "person"}),
        ("their third meeting", {"value": 3, "label": "Meetings"}),
        ("the 21st meeting", {"value": 21, "label": "Meetings"}),
        ("the D-8 countries", {"value": 8, "unit": "country"}),
        ("1,000 ships", {"value": 1000}),
        ("1 000 ships", {"value": 1000}),
        ("1.000 ships", {"value": 1000}),
        ("1,234,567 people", {"value": 1234567, "unit": "person"}),
        ("12,50,000 people", {"value": 1250000, "unit": "person"}),
        ("nineteen thousand five hundred homes", {"value": 19500, "unit": "household"}),
        ("in 2025 the pool moved 300 ships", {"value": 300}),
        ("tens of thousands of people", {"value": 10000, "unit": "person", **M}),
        ("several hundred people", {"value": 300, "unit": "person", **A}),
        ("thousands of homes", {"value": 2000, "unit": "household", **L}),
        # scale and unit
        ("a volume exceeding 2 billion cubic meters", {"value": 2, "unit": "bcm", **M}),
        ("2 billion cubic metres", {"value": 2000, "unit": "mcm"}),
        ("2 bcm", {"value": 2, "unit": "bcm"}),
        ("2 billion for the pipeline", {"value": 2, "unit": "bcm"}),
        ("2,000 million cubic metres", {"value": 2, "unit": "bcm"}),
        ("70.6 billion cubic feet", {"value": 2, "unit": "bcm"}),
        ("5 million tonnes of oil", {"value": 5, "unit": "Mt"}),
        ("5 million tons", {"value": 5000000, "unit": "tonne"}),
        ("3 million tons of oil equivalent", {"value": 3, "unit": "Mtoe"}),
        ("500 megawatts", {"value": 0.5, "unit": "GW"}),
        ("1.2 terawatt-hours", {"value": 1.2, "unit": "TWh"}),
        ("1,200 kilowatt-hours", {"value": 1.2, "unit": "MWh"}),
        ("some 7.40 km from pier to pier", {"value": "7.40", "unit": "km", **A}),
        ("an area of 300 sq. km", {"value": 300, "unit": "km2"}),
        ("120 km/h", {"value": 120, "unit": "km/h"}),
        ("the 44-day Patriotic War", {"value": 44, "unit": "day"}),
        ("for over a decade", {"value": 10, "unit": "year", **M}),
        ("half a year", {"value": 6, "unit": "month"}),
        ("three weeks", {"value": 21, "unit": "day"}),
        ("an 81-year-old man", {"value": 81, "unit": "year"}),
        ("ten containers, 300 twenty-foot equivalent units", {"value": 300, "unit": "TEU"}),
        # money
        ("$5 million", {"value": 5000000, "unit": "USD", "kind": "money"}),
        ("US$1.5bn", {"value": 1500000000, "unit": "USD", "kind": "money"}),
        ("a loan of €5m", {"value": 5000000, "unit": "EUR", "kind": "money"}),
        ("two and a half million manats", {"value": 2500000, "unit": "AZN", "kind": "money"}),
        ("a little under nine million", {"value": 9000000, "unit": "EUR", "qualifier": "less_than"}),
        ("between $2 and $5 million", {"min_value": 2000000, "max_value": 5000000, "unit": "USD"}),
        # shares
        ("5 percent of exports", {"value": 5, "unit": "%"}),
        ("5% of exports", {"value": 5, "unit": "%"}),
        ("five per cent", {"value": 5, "unit": "%"}),
        ("half of all exports", {"value": 50, "unit": "%"}),
        ("two-thirds of exports", {"value": 67, "unit": "%", **A, "evidence": "about two-thirds of exports"}),
        ("a third of exports", {"value": "33.3", "unit": "%"}),
        ("one in five homes", {"value": 20, "unit": "%"}),
        ("all of the ports", {"value": 100, "unit": "%"}),
        ("exports doubled", {"value": 100, "unit": "%", "label": "Growth of exports"}),
        ("prices fell by 5 percent", {"value": -5, "unit": "%"}),
        # ranges
        ("2 to 5 billion cubic metres", {"min_value": 2, "max_value": 5, "unit": "bcm"}),
        ("between 2 and 5 ships", {"min_value": 2, "max_value": 5}),
        ("2–5 ships", {"min_value": 2, "max_value": 5}),
        ("two or three boats fewer", {"min_value": 2, "max_value": 3}),
        ("20 ± 5 km", {"min_value": 15, "max_value": 25, "unit": "km"}),
        # qualifiers
        ("at least two tugs", {"value": 2, **L}),
        ("two tugs or more", {"value": 2, **L}),
        ("no fewer than 20 ships", {"value": 20, **L}),
        ("300+ ships", {"value": 300, **M}),
        ("no more than 5 ships", {"value": 5, "qualifier": "at_most"}),
        ("not exceeding 5 ships", {"value": 5, "qualifier": "at_most"}),
        ("up to 40 ships", {"value": 40, **U}),
        ("as many as 40 ships", {"value": 40, "qualifier": "at_most"}),
        ("nearly 40 ships", {"value": 40, **A}),
        ("almost 40 ships", {"value": 40, "qualifier": "less_than"}),
        ("just over 40 ships", {"value": 40, **A}),
        ("fewer than 40 ships", {"value": 40, "qualifier": "less_than"}),
        ("an estimated 40 ships", {"value": 40, "status": "estimated"}),
        ("40 ships or so", {"value": 40, **A}),
        ("a dispute over 3 islands", {"value": 3}),
        ("they spoke about 12 countries", {"value": 12, "unit": "country"}),
        ("fought over 44 days", {"value": 44, "unit": "day"}),
        ("more than 12 of the 40 ships", {"value": 40}),
        ("about 300 miles away lie 3 ports", {"value": 3}),
        ("perhaps 40 ships", {"value": 40, **A}),
        ("within 90 days", {"value": 90, "unit": "day", "qualifier": "at_most"}),
        ("within 90 days", {"value": 90, "unit": "day"}),
        ("4.5 million-plus barrels", {"value": 4500000, "unit": "bbl", **M}),
        ("8 cents per kilowatt-hour", {"value": "0.08", "unit": "USD", "per": "kilowatt-hour"}),
        ("flights were halved", {"value": 50, "unit": "%"}),
        ("the second largest reserves", {"value": 2, "label": "Rank"}),
        ("below zero", {"value": 0}),
        ("12 countries, and over 300 ships", {"value": 12}),
        ("twice as many as the 60", {"value": 60}),
        ("three times as many as 60 boats", {"value": 60}),
        ("some of its 60 boats", {"value": 60}),
        ("70-odd boats", {"value": 70, **M}),
        ("twenty-odd boats", {"value": 20, **A}),
        ("two-thirds of the boats", {"value": "66.7", "unit": "%", **A}),
        ("under 45 metres of water", {"value": 45, "unit": "m"}),
        # units that are none of the format's
        ("5.5 million litres", {"value": 5500, "unit": "m3"}),
        ("800 grams", {"value": "0.8", "unit": "kg"}),
        ("180 centimetres", {"value": "1.8", "unit": "m"}),
        ("12p a litre", {"value": "0.12", "unit": "GBP"}),
        ("30 basis points", {"value": "0.3", "unit": "pp"}),
        ("70 m people", {"value": 70000000, "unit": "person"}),
        ("70 m of rope for 12 people", {"value": 70, "unit": "m"}),
        ("5,5 Mio. Euro", {"value": 5500000, "unit": "EUR"}),
        # things counted
        ("14 countries", {"value": 14}),
        ("14 ships of 12 countries", {"value": 14, "unit": "vessel"}),
        ("14 country offices", {"value": 14, "unit": "company"}),
        ("14 of 100 boats", {"value": 14, "unit": "%"}),
        ("14 points", {"value": 14, "unit": "%"}),
        ("a tax of 14 this year", {"value": 14, "unit": "%"}),
        # rates
        ("2 bcm a year", {"value": 2, "unit": "bcm/yr"}),
        ("2 bcm annually", {"value": 2, "unit": "bcm", "per": "year"}),
        ("an annual 2 bcm", {"value": 2, "unit": "bcm/yr"}),
        ("2 bcm in 2025", {"value": 2, "unit": "bcm/yr", "period": "2025"}),
        ("2 bcm", {"value": 2, "unit": "bcm/yr", "period": "2025"}),
        ("2 bcm", {"value": 2, "unit": "bcm/yr", "period": "2024/2025"}),
        ("2 bcm on average", {"value": 2, "unit": "bcm/yr", "period": "2020/2025"}),
        ("500 men work 8 hours a day", {"value": 500}),
        ("each month of 2025 and 2026 about 40 wagons", {"value": 40, **A}),
        ("5 million barrels per day", {"value": 5, "unit": "MMbbl/d"}),
        ("500 kb/d", {"value": 500, "unit": "kbbl/d"}),
        ("twelve crossings a day", {"value": 12, "label": "Crossings a day"}),
        ("300 ships for a year", {"value": 300}),
        ("300 ships, a year after the war", {"value": 300}),
        ("300 ships at the annual meeting", {"value": 300}),
        ("a pilot of 12 tugs and once a year a review", {"value": 12}),
        # figures that evidence need not give
        ("Baku and Tehran", {"value": 2, "status": "derived", "derived_from": ("a", "b")}),
        # other languages: digits only
        ("İran 12 ölkə ilə həmsərhəddir", {"value": 12, "language": "az"}),
        ("ایران با ۱۲ کشور", {"value": 12, "language": "fa"}),
        ("2,5 milyard kubmetr", {"value": "2.5", "unit": "bcm", "language": "az"}),
        ("2.000 gemi", {"value": 2000, "language": "tr"}),
        ("iki gemi", {"value": 2, "language": "tr"}),
        ("2 milyard manat", {"value": 2000000000, "unit": "AZN", "language": "az"}),
        ("3 martda görüşən nazirlər arasında daha iki məsələ müzakirə olundu", {"value": 2, "language": "az"}),
        ("2020-ci ildə iki gəmi", {"value": 2, "language": "az"}),
        ("более 2 млрд кубометров", {"value": 2, "unit": "bcm", "qualifier": "more_than", "language": "ru"}),
        ("более двух миллиардов", {"value": 2, "unit": "bcm", "language": ""}),
        ("38,5 Millionen Franken", {"value": 38500000, "unit": "CHF", "language": "de"}),
        ("2–3 Mio. Euro", {"min_value": 2000000, "max_value": 3000000, "unit": "EUR", "language": "de"}),
        ("12 Millionäre", {"value": 12, "unit": "person", "language": "de"}),
        ("3,2 milliards d'euros", {"value": 3200000000, "unit": "EUR", "language": "fr"}),
        ("1,5 billion d'euros", {"value": 1500000000000, "unit": "EUR", "language": "fr"}),
        ("5 mil millones de pesos", {"value": 5000000000, "unit": "ARS", "language": "es"}),
        ("12 mil", {"value": 12, "language": "tr"}),
        ("12 min nəfər", {"value": 12000, "unit": "person", "language": "az"}),
        ("2,5 milyar'lık bütçe", {"value": 2500000000, "unit": "TRY", "language": "tr"}),
        ("2 buçuk milyon kişi", {"value": 2500000, "unit": "person", "language": "tr"}),
        ("миллион 200 тысяч рублей", {"value": 1200000, "unit": "RUB", "language": "ru"}),
        ("12 тысячелетий", {"value": 12, "language": "ru"}),
        ("12 тыс. человек", {"value": 12000, "unit": "person", "language": "ru"}),
        ("۲۵۰ هزار لیتر", {"value": 250, "unit": "m3", "language": "fa"}),
        ("۴۲ میلیارد تومان", {"value": 420000000000, "unit": "IRR", "language": "fa"}),
        ("٣ مليارات دولار", {"value": 3000000000, "unit": "USD", "language": "ar"}),
        ("2 billion dollars", {"value": 2000000000, "unit": "USD", "language": "az"}),
        ("4,1 millions de tonnes", {"value": "4.1", "unit": "Mt", "language": "fr"}),
        # qualifiers in other languages
        ("Mindestens 300 Bäume", {"value": 300, "qualifier": "at_least", "language": "de"}),
        ("300 Bäume", {"value": 300, "qualifier": "at_least", "language": "de"}),
        ("Streit über 3 Inseln", {"value": 3, "language": "de"}),
        ("рост до 45 процентов", {"value": 45, "unit": "%", "language": "ru"}),
        ("до 45 машин", {"value": 45, "qualifier": "up_to", "language": "ru"}),
        ("350 kişiye kadar", {"value": 350, "qualifier": "up_to", "language": "tr"}),
        ("حدود ٣ دول", {"value": 3, "language": "ar"}),
        ("نزدیک به ۳۰ درصد", {"value": 30, "unit": "%", "qualifier": "about", "language": "fa"}),
        # thousands and decimals with a point
        ("1.800 Personen", {"value": 1800, "unit": "person", "language": "de"}),
        ("1.800 litros", {"value": "1.800", "language": "es"}),
        ("1.800 Liter", {"value": "1.800", "language": "de-CH"}),
        ("1,800 Liter", {"value": "1.800", "language": "de"}),
        # a unit that is not known is one mistake, and another rule's
        ("2 billion cubic metres", {"value": 2, "unit": "billion m3"}),
        ("2 thousand cubic feet", {"value": 2, "unit": "Mcf"}),
        # thousands with a point are one mistake, and another rule's
        ("2,000 ships", {"value": "2.000"}),
        # a range and a value is one mistake, and another rule's
        ("9 ships", {"value": 1, "min_value": 2, "max_value": 3}),
        ("2 dollars a year", {"value": 2, "unit": "USD/year"}),  # F06 says it
    ],
)  # fmt: skip
def test_what_agrees(evidence: str, fields: dict[str, Any]) -> None:
    assert codes(**({"evidence": evidence} | fields)) == []


@pytest.mark.parametrize(
    ("evidence", "fields", "code", "message", "hint"),
    [
        ("Iran borders 12 countries", {"value": 21, "unit": "country"}, "F01", 'the evidence says "12 coun', ""),
        ("among the three nations", {"value": 2, "unit": "country"}, "F01", '"three nations"', ""),
        ("twenty-one states", {"value": 12}, "F01", '"twenty-one states"', ""),
        ("exceeding 2 billion cubic meters", {"value": 3, "unit": "bcm", **M}, "F01", '"2 billion cubic meters"', ""),
        ("exceeding 2 billion cubic meters", {"value": 1, "unit": "bcm", **M}, "F01", '"2 billion cubic meters"', ""),
        ("a 44-day war", {"value": 45, "unit": "day"}, "F01", '"44-day"', ""),
        ("5 percent", {"value": 15, "unit": "%"}, "F01", '"5 percent"', ""),
        ("half of exports", {"value": 40, "unit": "%"}, "F01", "", ""),
        ("$5 million", {"value": 4000000, "unit": "USD"}, "F01", '"5 million"', ""),
        ("Baku and Tehran", {"value": 2}, "F01", "has no number", "derivation: count"),
        ("several countries", {"value": 5}, "F01", "has no number", ""),
        ("2 to 5 ships", {"min_value": 2, "max_value": 6}, "F01", "max 6, but", ""),
        ("2 to 5 ships", {"min_value": 3, "max_value": 6}, "F01", "min 3, but", ""),
        ("300 ships in 2025", {"value": 2024}, "F01", '"300 ships"', ""),
        ("12 ships", {"value": 0}, "F01", '"12 ships"', ""),
        ("İran 12 ölkə ilə həmsərhəddir", {"value": 21, "language": "az"}, "F01", '"12', ""),
        ("ایران با ۱۲ کشور", {"value": 21, "language": "fa"}, "F01", "", ""),
        ("ایران با ۱۲ کشور", {"value": 21, "language": ""}, "F01", "", ""),
        ("38,5 Millionen Franken", {"value": 385000000, "unit": "CHF", "language": "de"}, "F01", '"38,5 Mill', ""),
        ("2 Billionen Euro", {"value": 2000000000, "unit": "EUR", "language": "de"}, "F04", "2 Billionen", "scale"),
        ("86 миллионов рублей", {"value": 86000, "unit": "RUB", "language": "ru"}, "F04", "86 миллионов", "scale"),
        ("12 тысяч человек", {"value": 12, "unit": "person", "language": "ru"}, "F04", "12 тысяч", "scale"),
        ("12 тыс. людей", {"value": 1200, "unit": "person", "language": "uk"}, "F01", "12 тыс", ""),
        ("12 min nəfər", {"value": 120, "unit": "person", "language": "az"}, "F01", "12 min nəfər", ""),
        ("12 min nəfər", {"value": 12, "unit": "person", "language": "az"}, "F04", "12 min", "scale"),
        ("۴۲ میلیارد ریال", {"value": 4200000000, "unit": "EUR", "language": "fa"}, "F01", "۴۲ میلیارد", ""),
        ("3,2 milliards d'euros", {"value": 3200000, "unit": "EUR", "language": "fr"}, "F04", "3,2 milliards", "scale"),
        ("2,5 milyar lira", {"value": 2500000, "unit": "TRY", "language": "tr"}, "F04", "2,5 milyar", "scale"),
        ("2,5 milyar lira", {"value": 250000000, "unit": "TRY", "language": "tr"}, "F01", "2,5 milyar lira", ""),
        ("Mindestens 300 Bäume", {"value": 300, "language": "de"}, "F02", '"mindestens"', "Use at_least."),
        ("около 40", {"value": 40, "unit": "day", "language": "ru"}, "F02", '"около"', "Use about."),
        ("plus de 2 500 emplois", {"value": 2500, "qualifier": "at_most", "language": "fr"}, "F02", "plus de",
         "Use more_than."),
        ("en az 350 kişi", {"value": 350, "unit": "person", "language": "tr"}, "F02", "en az", "Use at_least."),
        ("40 nəfərdən çox", {"value": 40, "unit": "person", "language": "az"}, "F02", '"çox"', "Use more_than."),
        ("نزدیک به ۳۰ درصد", {"value": 30, "unit": "%", "qualifier": "more_than", "language": "fa"}, "F02",
         "نزدیک", "Use about."),
        ("rund 1.800 Personen", {"value": "1.800", "unit": "person", "language": "de"}, "F01",
         'value 1.800 is 1.8, but the evidence says "1.800 Personen"', "Write 1800."),
        ("köprü 1.250 metre uzunluğunda ve iki yakayı bir araya getirecek", {"value": "1.250", "unit": "m",
         "language": "tr"}, "F01", 'value 1.250 is 1.25, but the evidence says "1.250 metre"', "Write 1250."),
        ("exceeding 2 billion cubic meters", {"value": 2, "unit": "mcm", **M}, "F04", '"2 billion', "Use bcm."),
        ("2 million cubic metres", {"value": 2, "unit": "bcm"}, "F04", "2 million", "Use mcm."),
        ("2 bcf", {"value": 2, "unit": "bcm"}, "F04", '"2 bcf"; value is 2 bcm', "Use bcf."),
        ("2 billion in gas", {"value": 2, "unit": "mcm"}, "F04", "2 billion", "scale"),
        ("3 thousand people", {"value": 3, "unit": "person"}, "F04", "3 thousand", "scale"),
        ("$5 million", {"value": 5, "unit": "USD", "kind": "money"}, "F04", "5 million", "scale"),
        ("500 megawatts", {"value": 500, "unit": "GW"}, "F04", "500 megawatts", "Use MW."),
        ("three weeks", {"value": 3, "unit": "day"}, "F04", "three weeks", "Use week."),
        ("2 bcm a year", {"value": 2, "unit": "mcm/yr"}, "F04", "2 bcm", "Use bcm/yr."),
        ("2 to 5 billion cubic metres", {"min_value": 2, "max_value": 5, "unit": "mcm"}, "F04", "", "Use bcm."),
        ("1,300 megawatts", {"value": 1300, "unit": "MWh"}, "F04", '"1,300 megawatts"; value is 1300 MWh', "Use MW."),
        ("40 GWh of power", {"value": 40, "unit": "GW"}, "F04", '"40 GWh"', "Use GWh."),
        ("three weeks", {"value": 3, "unit": "km"}, "F04", '"three weeks"', "Use week."),
        ("2.4 billion euros", {"value": 2400000000, "unit": "USD"}, "F04", '"2.4 billion euros"', "Use EUR."),
        ("€2.4 billion", {"value": 2400000000, "unit": "GBP"}, "F04", '"€2.4 billion"', "Use EUR."),
        ("$5 million", {"value": 5000000, "unit": "EUR"}, "F04", '"$5 million"', "the currency of the evidence"),
        ("AZN 40 million", {"value": 40000000, "unit": "USD"}, "F04", "", "Use AZN."),
        (
            "between 3.1 and 3.6 billion euros",
            {"min_value": 3100000000, "max_value": 3500000000, "unit": "EUR"},
            "F01",
            '"3.6 billion',
            "",
        ),
        ("exceeding 2 bcm", {"value": 2, "unit": "bcm"}, "F02", '"exceeding"; qualifier is exactly', "Use more_than."),
        ("exceeding 2 billion cubic meters", {"value": 2, "unit": "bcm", **L}, "F02", '"exceeding"', "more_than"),
        ("at least two tugs", {"value": 2, **M}, "F02", '"at least"; qualifier is more_than', "Use at_least."),
        ("at least two tugs", {"value": 2}, "F02", "", "Use at_least."),
        ("about 40 ships", {"value": 40, **M}, "F02", '"about"', "Use about."),
        ("about 40 ships", {"value": 40}, "F02", '"about"', "Use about."),
        ("~40 ships", {"value": 40}, "F02", '"~"', "Use about."),
        ("up to 40 ships", {"value": 40}, "F02", '"up to"', "Use up_to."),
        ("two tugs or more", {"value": 2}, "F02", '"or more"', "Use at_least."),
        ("some 200 people", {"value": 200, "unit": "person"}, "F02", '"some"', ""),
        ("over 200 people", {"value": 200, "unit": "person", **A}, "F02", '"over"', ""),
        ("14 boats, give or take", {"value": 14}, "F02", '"give or take"', "Use about."),
        ("70-odd boats", {"value": 70}, "F02", '"odd"', "Use about."),
        ("as many as 60", {"value": 60}, "F02", '"as many as"', "Use up_to."),
        ("under 45 metres of rope", {"value": 45, "unit": "m"}, "F02", '"under"', "Use less_than."),
        ("fewer than 40 ships", {"value": 40}, "F02", "", "less_than"),
        ("no more than 40 ships", {"value": 40, **M}, "F02", '"no more than"', "Use at_most."),
        ("nearly 40 ships", {"value": 40}, "F02", '"nearly"', "Use about."),
        ("12 countries", {"value": 12, **M}, "F02", "the evidence does not say so", "Leave"),
        ("a capacity of 12 ships", {"value": 12, **A}, "F02", "does not say so", "Leave"),
        ("12 countries", {"value": 12, **A}, "F02", "does not say so", "Leave"),
        ("14 boats", {"value": 14, "unit": "%"}, "F04", '"14 boats"; value is 14 %', "Use item."),
        ("14 countries", {"value": 14, "unit": "company"}, "F04", '"14 countries"', "Use country."),
        ("14 people", {"value": 14, "unit": "%"}, "F04", '"14 people"', "Use person."),
        ("800 grams", {"value": 800, "unit": "kg"}, "F04", '"800 grams"', ""),
        ("2 billion cubic metres", {"value": 2, "unit": "bcm/yr"}, "F03", 'unit bcm/yr, but', "Use bcm."),
        ("2 billion cubic metres", {"value": 2, "unit": "bcm", "per": "year"}, "F03", "per year", ""),
        ("2 million cubic metres a year", {"value": 2, "unit": "mcm/d"}, "F03", 'says "a year"', ""),
        ("2 dollars a year", {"value": 2, "unit": "USD"}, "F03", '"a year", but neither', "Add per: year."),
        ("2 bcm a year", {"value": 2, "unit": "bcm"}, "F03", '"a year", but neither', "Use bcm/yr."),
        ("300 ships per month", {"value": 300}, "F03", '"per month"', "Add per: month."),
        ("2 bcm of gas for Iran annually", {"value": 2, "unit": "bcm"}, "F03", '"annually"', ""),
        ("for a year, 2 bcm", {"value": 2, "unit": "bcm/yr"}, "F03", "", "Use bcm."),
        ("2 bcm a year", {"value": 2, "unit": "bcm", "period": "2025"}, "F03", '"a year"', "Use bcm/yr."),
        ("2 bcm", {"value": 2, "unit": "bcm/yr", "period": "2020/2025"}, "F03", "unit bcm/yr, but", "Use bcm."),
        ("Each month 40 wagons", {"value": 40}, "F03", '"Each month"', "Add per: month."),
        ("every day up to 40 wagons", {"value": 40, **U}, "F03", '"every day"', "Add per: day."),
    ],
)  # fmt: skip
def test_what_differs(evidence: str, fields: dict[str, Any], code: str, message: str, hint: str) -> None:
    problems = found(one_figure(evidence=evidence, **fields), *CODES)
    assert [one.code for one in problems] == [code], problems
    assert message in problems[0].message
    assert hint in problems[0].hint


@pytest.mark.parametrize(
    ("evidence", "date"),
    [
        ("visit to Khudafarin on November 16, 2020", "2020-11-16"),
        ("on 16 November 2020", "2020-11-16"),
        ("on the 16th of November 2020", "2020-11-16"),
        ("on 16 November", "2020-11-16"),
        ("in Nov. 2020", "2020-11"),
        ("in November 2020", "2020-11-16"),
        ("in 2020", "2020"),
        ("in 2020", "2020~"),
        ("in 2020", "202X"),
        ("2020-11-16", "2020-11-16"),
        ("on 16.11.2020", "2020-11-16"),
        ("on 5/11/2020", "2020-11-05"),
        ("from the first of May", "2026-05-01"),
        ("last Monday", "2020-11-16"),
        ("next year", "2021"),
        ("the 7th of the month", "2021-02-07"),
        ("27–30 November 2020", "2020-11-27/2020-11-30"),
        ("from 27 September to 27 November 2020", "2020-09-27/2020-11-27"),
        ("since 2020", "2020/.."),
        ("signed on 3 May 2019, in force since 16 November 2020", "2020-11-16"),
    ],
)
def test_dates_that_agree(evidence: str, date: str) -> None:
    assert codes(kind="date", unit=None, date=date, evidence=evidence) == []


@pytest.mark.parametrize(
    ("evidence", "date", "said", "language"),
    [
        ("visit on November 16, 2020", "2020-11-17", '"November 16, 2020"', "en"),
        ("visit on November 16, 2020", "2020-10-16", '"November 16, 2020"', "en"),
        ("visit on November 16, 2020", "2021-11-16", '"November 16, 2020"', "en"),
        ("in Nov. 2020", "2020-12", '"Nov. 2020"', "en"),
        ("in 2020", "2021", '"2020"', "en"),
        ("in 2020", "201X", '"2020"', "en"),
        ("from 27 September to 27 November 2020", "2020-09-27/2020-11-28", '"27 September"', "en"),
        ("hired crews", "2013-05-06", "has no date", "en"),
        ("2020-ci ildə", "2021", '"2020"', "az"),
    ],
)
def test_dates_that_differ(evidence: str, date: str, said: str, language: str) -> None:
    problems = found(one_figure(kind="date", unit=None, date=date, evidence=evidence, language=language), *CODES)
    assert [one.code for one in problems] == ["F01"]
    assert f"date {date}, but the evidence" in problems[0].message
    assert said in problems[0].message


def test_a_date_in_another_calendar_is_not_compared() -> None:
    assert codes(kind="date", unit=None, date="2020-11-16", evidence="۲۶ آبان ۱۳۹۹", language="fa") == []


@pytest.mark.parametrize(
    "evidence",
    [
        "9" * 5000,
        "nine " * 3000,
        "1." * 3000,
        "- " * 5000,
        "a hundred and " * 2000,
        "\u0660",
        "2 " * 999,
        "İ" * 900 + " 2",
    ],
)
def test_no_evidence_takes_long_or_fails(evidence: str) -> None:
    codes(value=3, evidence=evidence)
    codes(value=3, evidence=evidence, language="az")
    codes(kind="date", unit=None, date="2020", evidence=evidence)


def test_evidence_that_is_copied_with_a_mistake_is_one_problem() -> None:
    text = "Of the route, 1,090 km would lie under water."
    for evidence, value, expected in (
        ("1,091 km would lie under water", 1090, ["Q01"]),
        ("1,091 km would lie under water", 1091, ["Q01"]),
        ("1,090 km would lie under water", 1091, ["F01"]),
    ):
        one = structs.replace(one_figure(evidence=evidence, value=value, unit="km"), texts={"src": SourceText(text)})
        assert sorted(finding.code for finding in found(one, *CODES, "Q01")) == expected


OURS = ("F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09", "D01", "D02", "C01", "C02", "Y12")


@pytest.mark.parametrize("code", OURS)
def test_an_example_has_its_mistake_and_no_other(code: str) -> None:
    assert {one.code for one in found(case(RULES[code].bad), *OURS)} == {code}
    assert found(case(RULES[code].good), *OURS) == []


def test_the_bundled_briefing_is_clean() -> None:
    path = next((Path(__file__).parents[3] / "briefings").glob("*.yaml"))
    assert found(of(load_file(path), path.read_bytes(), {}), *OURS) == []
