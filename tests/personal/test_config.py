"""Settings: read strictly, each problem at its line, and what is in force always said with where it comes from."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_tui.personal.config import SETTINGS, Config
from briefing_tui.personal.toml import Toml


def config(folder: Path, text: str | bytes | None = None, **environment: str) -> Config:
    """The settings of a file with this text, and of an environment."""
    if text is not None:
        (folder / "config.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    return Config(folder, environment=environment)


def values(found: Config) -> dict[str, object]:
    """What is in force."""
    return {name: one.value for name, one in found.in_force.items()}


DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    found = config(tmp_path / "none")
    assert values(found) == DEFAULTS
    assert {one.origin for one in found.in_force.values()} == {"default"}
    assert found.problems == []


def test_without_a_file_no_parser_is_imported(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from briefing_tui.personal.config import Config;"
        f"Config(Path({str(tmp_path)!r})); print('tomllib' in sys.modules, 'platformdirs' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"


def test_every_setting_of_the_file(tmp_path: Path) -> None:
    found = config(
        tmp_path,
        'theme = "dark"\nwidth = 66\nlibrary = ["~/a", "/b"]\nmouse = true\ncopy = "json"\neditor = "vim -n"\n'
        '[keys]\npage-down = ["space"]\n',
    )
    assert found.problems == []
    assert (found.theme, found.width, found.mouse, found.copy, found.editor) == ("dark", 66, True, "json", "vim -n")
    assert found.library == (Path.home() / "a", Path("/b"))
    assert found.keys == {"page-down": ["space"]}
    assert {one.origin for one in found.in_force.values()} == {"file"}
    assert [found.where(name) for name in ("theme", "library", "keys")] == [
        "config.toml:1",
        "config.toml:3",
        "config.toml:7",
    ]


def test_what_counts_more(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('theme = "dark"\nwidth = 66\n')
    found = Config(tmp_path, environment={"BRIEFING_THEME": "light"}, flags={"theme": "paper", "mouse": None})
    assert found.in_force["theme"][:2] == ("paper", "flag")
    assert found.where("theme") == "--theme"
    found = Config(tmp_path, environment={"BRIEFING_THEME": "light", "BRIEFING_WIDTH": ""})
    assert found.in_force["theme"][:2] == ("light", "environment")
    assert found.where("theme") == "$BRIEFING_THEME"
    assert found.in_force["width"][:2] == (66, "file")
    assert found.in_force["mouse"][:2] == (False, "default")


def test_the_environment(tmp_path: Path) -> None:
    found = config(
        tmp_path,
        BRIEFING_WIDTH="70",
        BRIEFING_MOUSE="Yes",
        BRIEFING_COPY="markdown",
        BRIEFING_LIBRARY=f"/a{os.pathsep}/b",
        BRIEFING_EDITOR="nano",
        VISUAL="vim",
    )
    assert found.problems == []
    assert (found.width, found.mouse, found.copy, found.editor) == (70, True, "markdown", "nano")
    assert found.library == (Path("/a"), Path("/b"))


@pytest.mark.parametrize(
    ("environment", "expected", "where"),
    [({"VISUAL": "vim", "EDITOR": "ed"}, "vim", "$VISUAL"), ({"EDITOR": "ed"}, "ed", "$EDITOR"), ({}, "", "")],
)
def test_the_editor_where_nothing_sets_it(
    tmp_path: Path, environment: dict[str, str], expected: str, where: str
) -> None:
    found = config(tmp_path, **environment)
    assert found.in_force["editor"] == (expected, "default", where)
    assert config(tmp_path, 'editor = "hx"', **environment).editor == "hx"


def test_no_color_goes_before_every_theme(tmp_path: Path) -> None:
    assert config(tmp_path, 'theme = "dark"', NO_COLOR="1").in_force["theme"] == ("ansi", "environment", "$NO_COLOR")


WRONG = [
    ('theme = "dark"\nwidht = 70\n', "2:1: there is no setting 'widht'; did you mean width?"),
    ("zzz = 1\n", "1:1: there is no setting 'zzz'; settings: theme, width, library, mouse, copy, editor, keys"),
    ("width = 700\n", "1:9: width is a whole number from 30 to 200"),
    ("width = true\n", "1:9: width is a whole number from 30 to 200"),
    ('# one\n\n  "width"   =    "70"\n', "3:18: width is a whole number from 30 to 200"),
    ("mouse = 1\n", "1:9: mouse is true or false"),
    ("theme = 3\n", "1:9: theme is text in quotation marks"),
    ('copy = "markdwn"\n', "1:8: copy is one of plain, markdown, json; did you mean markdown?"),
    ("copy = []\n", "1:8: copy is one of plain, markdown, json"),
    ('library = [\n  "/a",\n  3,\n]\n', "1:11: library is a path in quotation marks, or a list of such"),
    ("keys = 3\n", '1:8: keys is a table of commands with their keys, such as page-down = ["space", "f"]'),
    (
        "[colours]\na = 1\n",
        "1:2: there is no setting 'colours'; settings: theme, width, library, mouse, copy, editor, keys",
    ),
    (
        "colours.a = 1\n",
        "1:1: there is no setting 'colours'; settings: theme, width, library, mouse, copy, editor, keys",
    ),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, text: str, message: str) -> None:
    found = config(tmp_path, text)
    assert found.problems == [f"{tmp_path}/config.toml:{message}"]
    assert {name: one for name, one in values(found).items() if name != "theme"} == {
        name: one for name, one in DEFAULTS.items() if name != "theme"
    }


def test_one_wrong_setting_does_not_undo_the_others(tmp_path: Path) -> None:
    found = config(tmp_path, 'width = "x"\ntheme = "dark"\nmouse = "no"\n')
    assert found.theme == "dark"
    assert len(found.problems) == 2


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("theme = \n", ":1:9: invalid value"),
        ('theme = "dark"\nmouse = yes\n', ":2:9: invalid value"),
        ("theme = 'a", ":1:11: "),
        ('[keys]\nx = ["a"', ":2:9: unclosed array"),
        ('theme = "a"\ntheme = "b"\n', ":2:12: cannot overwrite a value"),
        (b"theme = '\xff'", ": is not UTF-8"),
        ("\x00", ":1:1: invalid statement"),
        ("a" * 1_000_001, ": is longer than 1000000 bytes"),
        ("a = " + "[" * 5000, ""),
    ],
)
def test_a_file_that_is_no_toml_is_one_problem(tmp_path: Path, text: str | bytes, place: str) -> None:
    found = config(tmp_path, text)
    assert values(found) == DEFAULTS
    (problem,) = found.problems
    assert problem.startswith(f"{tmp_path}/config.toml{place}")
    assert problem.isprintable()


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    assert config(tmp_path).problems == [f"{tmp_path}/config.toml: cannot be read: Is a directory"]


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    found = config(tmp_path, "width = 70", BRIEFING_WIDTH="x\x1b", BRIEFING_MOUSE="perhaps")
    assert found.problems == [
        "$BRIEFING_WIDTH: width is a whole number from 30 to 200",
        "$BRIEFING_MOUSE: mouse is true or false",
    ]
    assert found.in_force["width"][:2] == (70, "file")


def test_a_problem_is_safe_to_show(tmp_path: Path) -> None:
    found = config(tmp_path, '"a\\u001b]0;x\\u0007" = 1\n')
    assert all(problem.isprintable() for problem in found.problems)


@pytest.mark.parametrize(
    ("text", "path", "key", "place"),
    [
        ("a = 1\nb = 2\n", ("b",), False, (2, 5)),
        ("a = 1\nb = 2\n", ("b",), True, (2, 1)),
        ('k = {a = 1, bb = ["x", "yy"]}\n', ("k", "bb"), True, (1, 13)),
        ('k = {a = 1, bb = ["x", "yy"]}\n', ("k", "bb", 1), False, (1, 24)),
        ('[k]\n# bb = 1\nbb = [\n  "x", # yy\n  "yy",\n]\n', ("k", "bb", 1), False, (5, 3)),
        ('[k]\n# bb = 1\nbb = [\n  "x",\n  "yy",\n]\n', ("k", "bb"), False, (3, 6)),
        ('k.bb = """\nbb = 1\n"""\nc = 1\n', ("c",), True, (4, 1)),
        ("a = 1\n", ("nothing",), False, (1, 1)),
        ("a = 1\n", (), False, (1, 1)),
    ],
)
def test_where_something_stands(
    tmp_path: Path, text: str, path: tuple[str | int, ...], key: bool, place: tuple[int, int]
) -> None:
    (tmp_path / "x.toml").write_text(text)
    assert Toml(tmp_path / "x.toml").place(path, key=key) == place


@given(st.text(alphabet="ab=[]{}\"'\n#.,1 -\x1b", max_size=60))
def test_no_text_at_all_ends_in_an_error(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    folder.mkdir(exist_ok=True)
    found = config(folder, f'theme = "dark"\n{text}')
    assert found.theme in ("dark", "ansi")
    assert all(problem.isprintable() for problem in found.problems)
