"""Languages, countries, scripts and coordinates: what is wrong with them, and what is not."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from briefing_tui.loading.findings import Finding, located
from briefing_tui.loading.rules import coordinates as _coordinates  # noqa: F401
from briefing_tui.loading.rules import languages as _languages  # noqa: F401
from briefing_tui.loading.rules.countries import countries
from briefing_tui.loading.rules.rule import Case
from briefing_tui.loading.rules.tags import wrong
from briefing_tui.loading.source import source
from briefing_tui.loading.yaml12 import parse
from tests.loading.rules.cases import case, found
from tests.loading.rules.example import with_lines

LIND = "people:\n  - {id: lind, name: Ada Lind, role: Harbour master, %s}\n"


def person(fields: str) -> Case:
    return case(LIND % fields)


def whole(lines: str) -> Case:
    """A case that has the plain data of its file as well."""
    file = with_lines(lines).encode()
    given = source(file, "f.yaml")
    return msgspec.structs.replace(case(lines), source=given, data=parse(given).data)


@pytest.mark.parametrize(
    ("tag", "better"),
    [
        ("eng", "en"), ("fa-IR-latin", "fa-Latn-IR"), ("per", "fa"), ("fas", "fa"), ("aze", "az"), ("english", "en"),
        ("Farsi", "fa"), ("pt_BR", "pt-BR"), ("az Latn", "az-Latn"), ("en-UK", "en-GB"), ("en-USA", "en-US"),
        ("az-AZ-Latn", "az-Latn-AZ"), ("az-Cyrillic", "az-Cyrl"), ("jp", "ja"), ("ua", "uk"), ("en-", "en"),
        ("iw", "he"), ("xx", None), ("tr-Turk", None), ("en-en", None), ("русский", None), ("fa-Arab-Latn", None),
    ],
)  # fmt: skip
def test_what_is_no_language_tag(tag: str, better: str | None) -> None:
    for lines in (f"language: '{tag}'", LIND % f"names: {{'{tag}': Ada}}"):
        (one,) = found(case(lines), "L01")
        assert one.message.startswith(f'"{tag}" ')
        assert one.hint.startswith(f'Did you mean "{better}"' if better else "Write a language")
        assert one.key == ("names" in one.path)


@pytest.mark.parametrize(
    "tag",
    ["en", "az-latn", "EN", "sr-Cyrl", "zh-Hant-TW", "und", "mul", "no", "nb", "ckb", "zh-min-nan", "zh-yue",
     "en-GB-oxendict", "es-419", "de-CH-1996", "tr-CY", "x-harbour", "fa-Latn-IR", "tl", "prs", "i-klingon"],
)  # fmt: skip
def test_what_is_one(tag: str) -> None:
    assert found(case(f"language: {tag}"), "L01") == []


def test_every_field_of_a_language_is_looked_at() -> None:
    lines = "sources:\n  - {id: src-minutes, type: report, title: M, language: eng}\n"
    assert [one.path for one in found(case(lines), "L01")] == [("sources", 0, "language")]
    lines = "quotes:\n  - {id: q, speakers: [lind], text: T, source: src-minutes, original: {language: eng, text: T}}\n"
    assert [one.path for one in found(case(lines), "L01")] == [("quotes", 0, "original", "language")]


@pytest.mark.parametrize(
    ("country", "better"),
    [
        ("UK", "GB"), ("az", "AZ"), ("AZE", "AZ"), ("Iran", "IR"), ("Islamic Republic of Iran", "IR"), ("USA", "US"),
        ("Türkiye", "TR"), ("Turkey", "TR"), ("EL", "GR"), ("England", "GB"), ("South Korea", "KR"),
        ("Cote d’Ivoire", "CI"), ("EU", None), ("SU", None), ("ZQ", None), ("Persian Gulf", None), ("''", None),
        ("XX", None), ("QM", None), ("XA", None),
    ],
)  # fmt: skip
def test_what_is_no_country_code(country: str, better: str | None) -> None:
    (one,) = found(person(f"country: {country}"), "L01")
    assert one.path == ("people", 0, "country")
    assert (f"the ISO 3166-1 code is {better}" in one.message) == bool(better)


@pytest.mark.parametrize("country", ["AZ", "NO", "GB", "XK", "TW"])
def test_what_is_one_of_a_country(country: str) -> None:
    assert found(person(f"country: {country}"), "L01") == []


def test_the_table_of_countries_is_whole() -> None:
    assert len(countries()) == 249
    assert len({one.alpha3 for one in countries().values()}) == 249
    assert all(
        -180 <= one.west < one.east <= 180 and -90 <= one.south < one.north <= 90 for one in countries().values()
    )


@pytest.mark.parametrize(
    ("word", "odd", "others"),
    [
        ("Мəsud", "Cyrillic М (U+041C)", "Latin"),
        ("Әliyev", "Cyrillic Ә (U+04D8)", "Latin"),
        ("Vаliyev", "Cyrillic а (U+0430)", "Latin"),
        ("Ρort", "Greek Ρ (U+03A1)", "Latin"),
        ("Xанкенди", "Latin X (U+0058)", "Cyrillic"),
        ("Aλιεύς", "Latin A (U+0041)", "Greek"),
        ("Вəlиyev", "Cyrillic В (U+0412)", "Latin"),
    ],
)
def test_look_alikes_in_a_word(word: str, odd: str, others: str) -> None:
    for fields in (f"names: {{az-x: {word}}}", f"aliases: [Ada, {word}]", f"names: {{x-a: The {word} Family}}"):
        (one,) = found(person(fields), "L02")
        assert one.message == f'"{word}" mixes {odd} with {others} letters'
        assert one.words == word
    (one,) = found(case(f"title: The {word} of the port"), "L02")
    assert one.path == ("title",)


@pytest.mark.parametrize(
    ("word", "odd"),
    [
        ("\u0410greement", "Cyrillic \u0410 (U+0410)"),
        ("gas-transp\u043ert", "Cyrillic \u043e (U+043E)"),
        ("C\u041e2", "Cyrillic \u041e (U+041E)"),
        ("\u0392aku", "Greek \u0392 (U+0392)"),
    ],
)
def test_look_alikes_in_running_text(word: str, odd: str) -> None:
    body = "sections: [{id: sec-pilot, title: P, sources: [{source: src-minutes}], body: [The %s., {quote: q-lind}]}]\n"
    for lines in (
        f"bottom_line: The {word} of the port.",
        body % word,
        f"key_points: [{{text: The {word}., kind: fact, refs: [f-tugs]}}]",
        f"people: [{{id: lind, name: Ada Lind, note: The {word}.}}]",
    ):
        (one,) = found(case(lines), "L02", "C03")
        assert one.message.endswith(f"mixes {odd} with Latin letters")
        assert one.words in word
    assert found(case(f"language: ru\nbottom_line: The {word} of the port."), "L02") == []


@pytest.mark.parametrize("word", ["отчит\u0061лся", "Ц\u0065на", "П\u0061р\u006fм", "в\u0069йна"])
def test_look_alikes_in_running_text_in_cyrillic_letters(word: str) -> None:
    (one,) = found(case(f"language: ru\nbottom_line: Снова {word} в порту."), "L02", "C03")
    assert one.words == word
    assert "mixes Latin" in one.message and one.message.endswith("with Cyrillic letters")


@pytest.mark.parametrize("text", ["SMSки и iPhoneом", "ЯндексMusic", "KoЯn", "х\u0061", "Сбербанк-A", "пять км\u0032"])
def test_other_letters_in_running_text_in_cyrillic_letters(text: str) -> None:
    assert found(case(f"language: ru\nbottom_line: Это {text} здесь."), "L02") == []


@pytest.mark.parametrize(
    "text",
    [
        "\u0394t of 5 \u00b5m and 5 \u03bcm, \u03b1-decay, \u03c1gh, k\u03a9, \u0394T, \u039bCDM, \u0397z, \u03c7RMS",
        "Правда, Сбербанк, SMSки, iPhoneом, ЯндексMusic, KoЯn and Αθήνα",
        "Məsud, Iğdır, Ångström",
        "The \u0410-10 and the \u041d\u2013Bomb",
    ],
)
def test_other_letters_in_running_text(text: str) -> None:
    assert found(case(f"bottom_line: {text}"), "L02") == []


def test_a_name_with_look_alikes_is_one_problem() -> None:
    lines = "bottom_line: Khud\u0430farin has a bridge.\nplaces:\n  - {id: khudafarin, name: Khudafarin, country: AZ}\n"
    assert [one.code for one in found(case(lines), "L02", "C03")] == ["L02"]


@pytest.mark.parametrize(
    "fields",
    [
        "names: {az: Cavid Vəliyev, fa: قره‌باغ, ru: Ильхам Алиев, hy: Հայաստան, ka: საქართველო, el: Αθήνα}",
        "names: {zh: 里海, ja: カスピ海, ko: 카스피, he: הים הכספי, hi: कैस्पियन, th: ทะเล, am: አዲስ አበባ, uk: Київ}",
        "names: {tr: Iğdır, vi: Nguyễn Văn Trỗi, sr: Београд, sr-Latn: Beograd, kk: Қазақстан, az-Cyrl: Азәрбајҹан}",
        "names: {az-Arab: آذربایجان, fa-Latn: Iran, ru-Latn: Moskva, ur: کراچی, ps: کابل, ar: بغداد, ku: Kurdistan}",
        "names: {en: Ångström, ru: Петр I, fa: ۲۰۲۴, ru-RU: '2024', zh-Hant: 臺北, en-GB: Θ-net of Αθήνα in Athens}",
        "aliases: [SMSки, IT-шник, kΩ, µm, ΔT, MΩ, iPhoneом, Ильхам Aliyev, α-Lind]",
        "aliases: ['Ада́ Линд', 'И́льхам', 'Məhəmməd', 'Ǝliyev']",
    ],
)
def test_names_in_their_own_script(fields: str) -> None:
    assert found(person(fields), "L02") == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("names: {fa: Masoud}", '"Masoud" is in Latin letters; fa is in Arabic'),
        ("names: {en: مسعود}", '"مسعود" is in Arabic letters; en is in Latin'),
        ("names: {az: Масуд}", '"Масуд" is in Cyrillic letters; az is in Latin'),
        ("names: {ru-RU: Məsud}", '"Məsud" is in Latin letters; ru-RU is in Cyrillic'),
        ("names: {ru: مسعود}", '"مسعود" is in Arabic letters; ru is in Cyrillic'),
        ("names: {fa-Latn: مسعود}", '"مسعود" is in Arabic letters; fa-Latn is in Latin'),
        ("names: {ka: Հայաստան}", '"Հայաստան" is in Armenian letters; ka is in Georgian'),
    ],
)
def test_names_in_another_script(fields: str, message: str) -> None:
    assert [one.message for one in found(person(fields), "L02")] == [message]


def test_a_brand_keeps_its_latin_letters() -> None:
    lines = "organisations:\n  - {id: bp, name: BP, participants: [lind], names: {ru: BP, fa: BP, en: БП}}\n"
    assert [one.path[-1] for one in found(case(lines), "L02")] == ["en"]


def test_originals_in_another_script() -> None:
    lines = "quotes:\n  - {id: q, speakers: [lind], text: T, source: src-minutes, original: {language: %s, text: %s}}\n"
    assert found(case(lines % ("fa", "سال اول با NATO")), "L02") == []
    assert found(case(lines % ("da", "Vi betaler det første år")), "L02") == []
    (one,) = found(case(lines % ("ru", "My platim za pervyj god")), "L02")
    assert one.path == ("quotes", 0, "original", "text")


def test_a_bad_tag_is_one_problem() -> None:
    assert [one.code for one in found(person("names: {fa-IR-latin: Masoud}"), "L01", "L02")] == ["L01"]


def places(case: Case, findings: list[Finding]) -> list[tuple[str, tuple[int, int]]]:
    return [(case.source.text[one.offset or 0], case.source.place(one.offset or 0)) for one in findings]


def test_a_control_of_direction_as_it_is() -> None:
    given = whole("title: The \u202eport\u202c of the north\nsubtitle: \u200fNorth\n")
    findings = found(given, "L02")
    assert [one.path for one in findings] == [("title",), ("subtitle",)]
    assert places(given, findings) == [("\u202e", (3, 12)), ("\u200f", (38, 11))]
    assert "U+202E (right-to-left override)" in findings[0].message


def test_a_control_in_a_comment_or_a_key() -> None:
    given = whole("# a \u2066comment\ntitle: A\nx_o\u200ed: B\n")
    assert [(one.path, one.offset is not None) for one in found(given, "L02")] == [((), True), (("x_o␦d",), True)]


def test_escapes_of_controls_only_where_they_are_escapes() -> None:
    given = whole('title: "The \\u202eport"\nbottom_line: Write \\u202e.\nsubtitle: "It is \\\\u202e."\n')
    (one,) = found(given, "L02")
    assert one.path == ("title",)
    assert given.source.text[one.offset or 0 :].startswith("\\u202e")


def test_joiners_are_no_controls_of_direction() -> None:
    assert found(whole('title: "نمی\u200cخواهم \\u200c"'), "L02") == []


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ("country: AZ, geo: [39.2, 46.9]", "Swapped? Write [46.9, 39.2]; the place is in AZ (Azerbaijan)."),
        ("country: IR, geo: [35.70, 51.4]", "Swapped? Write [51.4, 35.70]; the place is in IR (Iran)."),
        ("country: NO, geo: [59.9, 10.7]", "Swapped? Write [10.7, 59.9]; the place is in NO (Norway)."),
        ("country: BR, geo: [-15.8, -47.9]", "Swapped? Write [-47.9, -15.8]; the place is in BR (Brazil)."),
        ("geo: [39.0, 125.75]", "Swapped? Write [125.75, 39.0]; a latitude is at most 90."),
        ("country: RO, geo: [-28.65, 44.18]", "East and north have no sign; west and south have -."),
        ("country: BR, geo: [47.9, -15.8]", "East and north have no sign; west and south have -."),
        ("geo: [200, 300]", "Give longitude (-180 to 180), then latitude (-90 to 90)."),
        ("geo: [181, 10]", "Give longitude (-180 to 180), then latitude (-90 to 90)."),
    ],
)
def test_coordinates_that_are_none(fields: str, hint: str) -> None:
    (one,) = found(case(f"places:\n  - {{id: quay, name: Quay, {fields}}}"), "L03")
    assert one.hint == hint
    assert one.path == ("places", 0, "geo")


@pytest.mark.parametrize(
    "fields",
    [
        "country: AZ, geo: [46.9, 39.2]", "country: FR, geo: [55.5, -21.1]", "country: US, geo: [-155.5, 19.9]",
        "country: US, geo: [144.8, 13.5]", "country: NL, geo: [-68.9, 12.1]", "country: RU, geo: [-170, 66]",
        "country: NG, geo: [7.5, 9.1]", "country: NO, geo: [15.6, 78.2]", "country: IR, geo: [-0.1, 51.5]",
        "geo: [39.2, 46.9]", "country: UK, geo: [51.5, -0.1]", "geo: [180, -90]", "country: ES, geo: [-15.4, 28.1]",
        "country: PT, geo: [-25.7, 37.7]", "country: IT, geo: [12.6, 35.5]", "country: TR, geo: [41.0, 39.0]",
        "country: NZ, geo: [-176.5, -44.0]", "country: FJ, geo: [-179.5, -17.0]", "country: US, geo: [166.6, 19.3]",
    ],
)  # fmt: skip
def test_coordinates_that_may_be_right(fields: str) -> None:
    assert found(case(f"places:\n  - {{id: quay, name: Quay, {fields}}}"), "L03") == []


CAPITALS = """AE 54.4 24.5
AF 69.2 34.5|AM 44.5 40.2|AR -58.4 -34.6|AT 16.4 48.2|AU 149.1 -35.3|AZ 49.9 40.4|BR -47.9 -15.8
BY 27.6 53.9|CA -75.7 45.4|CH 7.4 46.9|CL -70.7 -33.5|CN 116.4 39.9|CO -74.1 4.7|CU -82.4 23.1|CY 33.4 35.2|CZ 14.4 50.1
DE 13.4 52.5|DK 12.6 55.7|DZ 3.1 36.8|EE 24.8 59.4|EG 31.2 30.0|ES -3.7 40.4|ET 38.7 9.0|FI 24.9 60.2|FR 2.4 48.9
GB -0.1 51.5|GE 44.8 41.7|GR 23.7 38.0|HU 19.0 47.5|ID 106.8 -6.2|IE -6.3 53.3|IL 35.2 31.8|IN 77.2 28.6|IQ 44.4 33.3
IR 51.4 35.7|IS -21.9 64.1|IT 12.5 41.9|JO 35.9 31.9|JP 139.7 35.7|KE 36.8 -1.3|KG 74.6 42.9|KR 127.0 37.6|KW 48.0 29.4
KZ 71.4 51.2|LB 35.5 33.9|LT 25.3 54.7|LV 24.1 56.9|LY 13.2 32.9|MA -6.8 34.0|MD 28.8 47.0|MN 106.9 47.9|MX -99.1 19.4
MY 101.7 3.1|NG 7.5 9.1|NL 4.9 52.4|NO 10.8 59.9|NP 85.3 27.7|NZ 174.8 -41.3|OM 58.4 23.6|PE -77.0 -12.0|PK 73.1 33.7
PL 21.0 52.2|PT -9.1 38.7|QA 51.5 25.3|RO 26.1 44.4|RS 20.5 44.8|RU 37.6 55.8|SA 46.7 24.7|SD 32.5 15.6|SE 18.1 59.3
SN -17.4 14.7|SO 45.3 2.0|SY 36.3 33.5|TH 100.5 13.8|TJ 68.8 38.6|TM 58.4 37.9|TN 10.2 36.8|TR 32.9 39.9|UA 30.5 50.5
US -77.0 38.9|UZ 69.3 41.3|VE -66.9 10.5|VN 105.8 21.0|YE 44.2 15.4|ZA 28.2 -25.7|ZW 31.0 -17.8"""


def test_capitals_lie_in_their_country() -> None:
    for row in CAPITALS.replace("\n", "|").split("|"):
        code, longitude, latitude = row.split()
        assert countries()[code].holds(float(longitude), float(latitude)), row


def test_a_clean_file_imports_no_library() -> None:
    program = (
        "import sys; from briefing_tui.loading.rules import languages, coordinates;"
        "from tests.loading.rules.cases import case, found;"
        "given = case('language: az-Latn\\nplaces: [{id: p, name: P, country: AZ, geo: [47, 40], names: {fa: پ}}]');"
        "assert not found(given, 'L01', 'L02', 'L03'); assert 'langcodes' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_finding_points_at_the_word() -> None:
    given = whole("title: The port of Мəsud")
    plain = parse(given.source)
    (problem,) = located(found(given, "L02"), plain.data, plain.source, plain.positions, {"L02": "warning"})
    assert (problem.line, problem.col) == (3, 20)


@pytest.mark.parametrize("tag", ["en" + "-a" * 2000, "en-x" + "-abcdefgh" * 2000, "a-" * 5000, "en" + "_latn" * 2000])
def test_a_tag_without_end(tag: str) -> None:
    answer = wrong(tag)
    assert answer is not None
    assert "is no language tag" in answer.message
