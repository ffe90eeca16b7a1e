from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing_tui.loading import Problem, load_bytes
from briefing_tui.loading.checking import check_bytes
from briefing_tui.loading.source import Source, source

Problems = Callable[[str | bytes], tuple[Problem, ...]]
Broken = Callable[[str, str], Problem]


@pytest.mark.parametrize("text", ["", "a\nb", "Qarabağ قره‌باغ\u00a0🙂\n", "[/b] \\[ \\\\", "\ufeffa"])
def test_clean_text_is_known_as_clean(text: str) -> None:
    assert source(text.encode(), "f").clean


@pytest.mark.parametrize("text", ["a\tb", "\u200b", "a\ufeff", "\u202e", r"\e", r"\x1b", r"\u202e", r"\N", "\\\t"])
def test_whatever_may_be_or_become_unsafe_is_not_clean(text: str) -> None:
    assert not source(text.encode(), "f").clean


def test_a_byte_order_mark_moves_no_column(harbour: str, problems: Problems) -> None:
    (problem,) = problems("\ufeffa: @")
    assert (problem.line, problem.col) == (1, 4)
    assert load_bytes(("\ufeff" + harbour).encode(), "f").id == "harbour-talks"


def test_lines_may_end_with_a_carriage_return_and_line_feed(harbour: str, problems: Problems) -> None:
    assert load_bytes(harbour.replace("\n", "\r\n").encode(), "f") == load_bytes(harbour.encode(), "f")
    (problem,) = problems(harbour.replace("language: en", "langage: en").replace("\n", "\r\n"))
    assert (problem.line, problem.col, problem.source) == (5, 1, "langage: en")


@pytest.mark.parametrize("character", ["\u0085", "\u2028", "\u2029", "\r"])
def test_line_ends_that_only_some_programs_see(broken: Broken, character: str) -> None:
    problem = broken("Ada Lind", f"Ada{character}Lind")
    assert (problem.code, problem.line, problem.col) == ("Y20", 15, 25)
    assert f"U+{ord(character):04X}" in problem.message


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ("language: en\n", "‸<<<<<<< ours\nlanguage: en\n=======\nlanguage: fr\n>>>>>>> theirs\n"),
        ("language: en\n", "‸<<<<<<< HEAD\nlanguage: en\n"),
        ("language: en\n", "language: en\n‸=======\n"),
        ("language: en\n", "language: en\n‸>>>>>>> theirs\n"),
        ("speakers: [lind]", "speakers: [\n‸<<<<<<< HEAD\n    lind\n=======\n    other\n>>>>>>> theirs\n]"),
        ("speakers: [lind]", "speakers: [\n‸<<<<<<< HEAD\n    lind ]"),
        ("briefing_version", "‸<<<<<<< HEAD\nbriefing_version"),
    ],
)
def test_what_git_could_not_merge_is_one_problem_at_its_first_marker(
    harbour: str, problems: Problems, part: str, instead: str, end: str
) -> None:
    text = harbour.replace(part, instead, 1)
    (problem,) = problems(text.replace("‸", "").replace("\n", end))
    assert (problem.code, problem.col) == ("Y00", 1)
    assert problem.line == text[: text.index("‸")].count("\n") + 1
    assert problem.hint.startswith("Keep one of the two versions")


def test_a_comment_or_a_block_of_text_may_hold_such_signs(harbour: str) -> None:
    more = "# =======\nx_log: |\n  =======\n  <<<<<<< HEAD\nlanguage: en\n########\n"
    load_bytes(harbour.replace("language: en\n", more).encode(), "f")


@pytest.mark.parametrize("character", ["\x01", "\x1b", "\x7f", "\x9b", "\uffff", "\ufeff", "\u202e"])
def test_a_file_with_other_control_characters_opens_and_shows_them(harbour: str, character: str) -> None:
    briefing = load_bytes(harbour.replace("Ada Lind", f"Ada{character}Lind").encode(), "f")
    assert briefing.people[0].name == "Ada␦Lind"


def test_nul_is_in_no_text(broken: Broken) -> None:
    problem = broken("Ada Lind", "Ada\0Lind")
    assert (problem.code, problem.line, problem.col) == ("Y21", 15, 25)


@pytest.mark.parametrize(
    ("name", "encoding", "looks"),
    [
        ("Ağrı Dağı", "cp1254", "Windows-1254 (Turkish)"),
        ("Şəki".replace("ə", "e") + " İsmayıllı", "cp1254", "Windows-1254 (Turkish)"),
        ("Переговоры в порту", "cp1251", "Windows-1251 (Cyrillic)"),
        ("ışıq, Diyarbakır", "cp1254", "Windows-1254 (Turkish)"),
        ("Баку и Тегеран", "koi8-r", "KOI8-R (Cyrillic)"),
        ("Баку и Тегеран", "iso8859-5", "ISO 8859-5 (Cyrillic)"),
        ("مذاکرات بندر", "cp1256", "Windows-1256 (Arabic, Persian)"),
        ("συνομιλίες στο λιμάνι", "cp1253", "Windows-1253 (Greek)"),
        ("Łódź, Wałęsa", "cp1250", "Windows-1250 (Central European)"),
        ("Größe", "cp1252", "Windows-1252 or Latin-1"),
        ("“naïve” café, 5 m³ – £5", "cp1252", "Windows-1252 or Latin-1"),
        ("Ada", "utf-16", "UTF-16"),
        ("Ada", "utf-16-le", "UTF-16"),
        ("Ada", "utf-16-be", "UTF-16"),
        ("Переговоры", "utf-16", "UTF-16"),
        ("متن فارسی " * 100, "utf-16-le", "UTF-16"),
        ("متن فارسی " * 100, "utf-16-be", "UTF-16"),
        ("Ada", "utf-32", "UTF-32"),
        ("Ada", "utf-32-le", "UTF-32"),
        ("متن فارسی " * 100, "utf-32-be", "UTF-32"),
    ],
)
def test_another_encoding_is_guessed(harbour: str, problems: Problems, name: str, encoding: str, looks: str) -> None:
    data = harbour.replace("Ada", name).replace("…", "...").encode(encoding)
    (problem,) = problems(data)
    assert problem.code == "Y24"
    assert looks in problem.message
    assert problem.hint == "Save it as UTF-8."


def test_the_byte_that_is_not_utf8_is_named(problems: Problems) -> None:
    (problem,) = problems("a: 1\nə: ".encode() + b"\xfe")
    assert problem.message.startswith("byte 0xFE at offset 9 ")
    assert (problem.line, problem.col) == (2, 4)


def test_the_bytes_of_a_byte_order_mark_count(problems: Problems) -> None:
    (problem,) = problems(b"\xef\xbb\xbfa: caf\xe9")
    assert problem.message.startswith("byte 0xE9 at offset 9 ")
    assert (problem.line, problem.col) == (1, 7)


@pytest.mark.parametrize("data", ["a: متن Größe".encode() + b" caf\xe9", "a: متن فارسی".encode()[:-1]])
def test_a_stray_byte_in_a_file_that_is_utf8(problems: Problems, data: bytes) -> None:
    (problem,) = problems(data)
    assert problem.code == "Y24"
    assert "most of the file is" in problem.message


@pytest.mark.parametrize(
    ("data", "looks"),
    [(b"%PDF-1.4\n\xe2\xe3", "a PDF"), (b"PK\x03\x04\0\0", "ZIP"), (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
     (bytes(range(256)) * 4, "no text"), (b"\0" * 100, "no text")],
)  # fmt: skip
def test_a_file_that_is_no_text(problems: Problems, data: bytes, looks: str) -> None:
    (problem,) = problems(data)
    assert looks in problem.message


@pytest.mark.parametrize("line", [b'a: "\\a"', b'a: "\\ud83d"', b'a: "\\ud83d\\a', b"a: x\x07"])
@pytest.mark.parametrize("stray", [b"\xd9", b"\xc3b: \xa9"])
def test_what_is_not_utf8_is_that_alone(problems: Problems, line: bytes, stray: bytes) -> None:
    data = line + b"\nb: \xc3\xa9\n" + stray
    assert [one.code for one in problems(data)] == ["Y24"]
    assert check_bytes(data, "f.yaml", None).problems == problems(data)


def test_two_halves_of_characters_do_not_make_one(problems: Problems) -> None:
    (problem,) = problems(b"title: \xc3A\xa9")
    assert (problem.code, problem.col) == ("Y24", 8)


def test_places_count_code_points() -> None:
    text = Source("a\nə🙂b\n".encode(), "f")
    assert [text.place(offset) for offset in (0, 1, 2, 4, 6, 99)] == [(1, 1), (1, 2), (2, 1), (2, 3), (3, 1), (3, 1)]
    assert text.line(3) == ("ə🙂b", 2)


def test_messages_are_safe_and_short() -> None:
    problem = Source(b"a\x1b[2J", "f\x1b\n").problem("S04", 0, "m\x07" * 1000, "h\u202e", "p\n")
    assert (problem.file, problem.hint, problem.path, problem.source) == ("f␦␦", "h␦", "p␦", "a␦[2J")
    assert len(problem.message) == 300
    assert "\x07" not in problem.message
