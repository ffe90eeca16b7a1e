"""Signs of what is proved, the evidence of a statement, the problems of the file, and the editor."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from briefing_tui.reader.app import ReaderApp
from briefing_tui.reader.screens.evidence import EvidenceScreen
from briefing_tui.reader.screens.problems import Problems
from briefing_tui.reader.signs import CHANGED, PROVED, UNPROVED
from tests.reader.checks import MINUTES, Checks, problem
from tests.reader.conftest import CROSSING, NARROW, NORMAL, Open, Reader
from tests.reader.golden import SIZES, compare

TEXT = CROSSING.read_text(encoding="utf-8")
TEXTS = {"src-minutes": MINUTES}
SIGNS = {
    "q-mammadli-clock": PROVED,
    "q-both": CHANGED,
    "q-karimi-money": UNPROVED,
    "f-crossings": PROVED,
    "f-ferry": UNPROVED,
}
"""What becomes of some statements of the invented briefing."""
PROBLEMS = [
    problem(3, "title", "the title is long", code="S04", severity="warning"),
    problem(18, "key_points[0].text", "a key point", code="C02", severity="warning"),
    problem(89, "sections[2].body[1] (sec-money)", "a quote that stands here", code="R05", severity="warning"),
    problem(126, "quotes[0].text (q-mammadli-clock)", "not in this order", code="Q01", hint="Look again."),
    problem(172, "figures[0].value (f-crossings)", "value 12, but the evidence says 13", hint="Write 13."),
]


async def _checked(reader: Reader) -> Reader:
    return await reader.until(lambda: not reader.screen.checking)


async def test_nothing_is_claimed_before_it_is_known(read: Open, checks: Checks) -> None:
    checks.free.clear()
    async with read(NARROW, texts=TEXTS, live=True, at="q-mammadli-clock") as reader:
        await reader.until(lambda: checks.begun)
        before = reader.lines
        assert not {PROVED, CHANGED} & set(reader.text)
        checks.free.set()
        await _checked(reader)
        assert any(line[1:2] == PROVED for line in reader.lines[2:])
        # Only the cell of the sign is another.
        changed = [(old, new) for old, new in zip(before, reader.lines, strict=True) if old != new]
        assert all(old[:1] + old[2:] == new[:1] + new[2:] for old, new in changed)


@pytest.mark.parametrize(("item", "sign"), SIGNS.items())
async def test_each_statement_of_the_page_has_its_sign(read: Open, checks: Checks, item: str, sign: str) -> None:
    async with read(NARROW, texts=TEXTS, live=True, at=item) as reader:
        await _checked(reader)
        first = next(line for line in reader.lines[2:] if line.startswith(("»", "▌")) and line.strip("» ▌"))
        assert first[1] == sign


async def test_the_figures_of_the_strip_have_theirs(read: Open, checks: Checks) -> None:
    async with read(NARROW, texts=TEXTS, live=True) as reader:
        await _checked(reader)
        assert f"{PROVED} 12 " in reader.text
        assert f"{PROVED} 2.10 EUR" in reader.text


@pytest.mark.parametrize(("key", "shown"), [("3", "Karimi"), ("4", "Price of a second")])
async def test_the_rows_of_panes_have_theirs(read: Open, checks: Checks, key: str, shown: str) -> None:
    async with read(NARROW, texts=TEXTS, live=True) as reader:
        await _checked(reader)
        await reader.press("G", key, "p")
        rows = [line for line in reader.lines if shown in line]
        assert UNPROVED in {line[1:2] for line in rows}
        assert PROVED in {line[1:2] for line in reader.lines[4:]}


async def test_what_is_edited_loses_its_sign_until_it_is_proved_again(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path, texts=TEXTS, live=True, at="q-mammadli-clock") as reader:
        await _checked(reader)
        assert reader.screen.signs["q-mammadli-clock"] == PROVED
        checks.free.clear()
        path.write_text(TEXT.replace("From May there is one clock", "From June there is one clock"), encoding="utf-8")
        await reader.until(lambda: "From June" in reader.text)
        assert "q-mammadli-clock" not in reader.screen.signs
        assert reader.screen.signs["q-both"] == CHANGED
        checks.free.set()
        await reader.until(lambda: reader.screen.signs.get("q-mammadli-clock") == CHANGED)


async def _evidence(reader: Reader) -> EvidenceScreen:
    await _checked(reader)
    await reader.press("e")
    assert isinstance(reader.app.screen, EvidenceScreen)
    return reader.app.screen


async def test_e_shows_the_words_in_the_source(read: Open, checks: Checks) -> None:
    async with read(NARROW, texts=TEXTS, live=True, at="q-mammadli-clock") as reader:
        await _evidence(reader)
        assert "PROVED" in reader.text
        await reader.press("G")
        assert "boats fewer" in reader.text
        await reader.press("g")
        assert "From May there is one clock" in reader.text
        await reader.press("escape")
        assert reader.focus == "page"


async def test_e_without_a_statement_says_what_to_do(read: Open, checks: Checks) -> None:
    async with read(NARROW, texts=TEXTS) as reader:
        await reader.press("e")
        assert "J and K" in reader.notice


async def test_e_in_a_pane_is_about_its_row(read: Open, checks: Checks) -> None:
    async with read(NORMAL, texts=TEXTS, live=True) as reader:
        await _checked(reader)
        await reader.press("4", "j")
        chosen = reader.screen.figures.highlighted
        screen = await _evidence(reader)
        assert screen.item_id == chosen
        await reader.press("e")
        assert reader.focus == "figures"


async def test_j_and_k_go_from_one_statement_to_the_next(read: Open, checks: Checks) -> None:
    async with read(NARROW, texts=TEXTS, live=True, at="q-mammadli-clock") as reader:
        screen = await _evidence(reader)
        begun = screen.item_id
        await reader.press("J")
        after = screen.item_id
        assert after != begun
        await reader.press("K")
        assert screen.item_id == begun
        await reader.press("J", "backspace")
        assert reader.page.page.block(reader.page.current).item_id == after
        screen = await _evidence(reader)
        await reader.press(*["K"] * 20)
        assert "first" in reader.text


async def test_copy_in_the_evidence_takes_the_statement(read: Open, checks: Checks) -> None:
    async with read(NARROW, texts=TEXTS, live=True, at="q-mammadli-clock") as reader:
        await _evidence(reader)
        await reader.press("y", "y")
        assert "#q-mammadli-clock" in reader.sent[-1]
        assert reader.text.split("\n")[-1].startswith(" sent to the terminal")
        await reader.press("c")
        assert reader.lines[0].startswith("“From May")
        await reader.press("escape")
        assert isinstance(reader.app.screen, EvidenceScreen)


async def test_the_evidence_follows_the_file(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path, texts=TEXTS, live=True, at="q-mammadli-clock") as reader:
        await _evidence(reader)
        path.write_text(TEXT.replace("From May there is one clock", "From June there is one clock"), encoding="utf-8")
        await reader.until(lambda: "changed" in reader.lines[0])
        await reader.press("g")
        assert "June → May" in reader.text
        path.write_text(TEXT.replace("q-mammadli-clock", "q-other-name"), encoding="utf-8")
        await reader.until(lambda: "any more" in reader.text)
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_before_the_check_the_evidence_claims_nothing(read: Open, checks: Checks) -> None:
    checks.free.clear()
    async with read(NARROW, texts=TEXTS, live=True, at="q-mammadli-clock") as reader:
        await reader.press("e")
        assert "being checked" in reader.text
        assert "no text" not in reader.text
        checks.free.set()
        await reader.until(lambda: "PROVED" in reader.text)


async def test_the_problems_are_listed_and_enter_goes_there(read: Open, checks: Checks) -> None:
    checks.finds = lambda data: PROBLEMS
    async with read(NARROW, live=True) as reader:
        await _checked(reader)
        await reader.press("!")
        assert isinstance(reader.app.screen, Problems)
        assert "2 errors, 3 warnings" in reader.lines[0]
        for shown in ("crossing.briefing.yaml:126:5", "error[Q01]", "not in this order", "Look again."):
            assert shown in reader.text
        await reader.press("G", "enter")
        assert reader.page.page.block(reader.page.current).item_id == "f-crossings"
        await reader.press("!", "G", "k", "enter")
        assert reader.page.page.block(reader.page.current).item_id == "q-mammadli-clock"
        await reader.press("!", "j", "j", "enter")
        assert reader.section == "sec-money"
        assert reader.page.page.block(reader.page.current).item_id != "sec-money"
        await reader.press("!", "j", "enter")
        assert reader.section == "key-points"
        await reader.press("backspace")
        assert reader.section == "sec-money"


async def test_enter_on_what_the_page_does_not_show_says_so(read: Open, checks: Checks) -> None:
    checks.finds = lambda data: PROBLEMS
    async with read(NARROW, live=True) as reader:
        await _checked(reader)
        await reader.press("!", "enter")
        assert isinstance(reader.app.screen, Problems)
        assert "v opens line 3" in reader.text


async def test_without_problems_one_line_says_so(read: Open, checks: Checks) -> None:
    async with read(NARROW, live=True) as reader:
        await _checked(reader)
        await reader.press("!")
        assert reader.notice == "crossing.briefing.yaml: no problems"


async def test_the_list_follows_the_file(read: Open, checks: Checks, path: Path) -> None:
    checks.finds = lambda data: PROBLEMS if b"drafted" not in data else PROBLEMS[-1:]
    async with read(NARROW, path=path, live=True) as reader:
        await _checked(reader)
        await reader.press("!", "G")
        path.write_text(TEXT + "# drafted\n", encoding="utf-8")
        await reader.until(lambda: "1 error" in reader.lines[0])
        assert "value 12" in reader.text
        assert "title is long" not in reader.text


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that writes down how it was called, and runs what stands in `act` beside that; where it writes."""
    program, called = tmp_path / "nvim", tmp_path / "called"
    program.write_text(
        f"#!{sys.executable}\nimport sys, pathlib\n"
        f"pathlib.Path({str(called)!r}).write_text('\\n'.join(sys.argv[1:]))\n"
        f"act = pathlib.Path({str(tmp_path / 'act')!r})\n"
        "exec(act.read_text()) if act.exists() else None\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("EDITOR", f"{shlex.quote(str(program))} -f")

    @contextmanager
    def suspended(app: ReaderApp) -> Iterator[None]:
        yield

    monkeypatch.setattr(ReaderApp, "suspend", suspended)
    return called


def _line(called: Path, path: Path) -> str:
    """The line of the file that the editor was opened at."""
    option, at, file = called.read_text(encoding="utf-8").split("\n")
    assert option == "-f"
    assert file == str(path)
    return TEXT.split("\n")[int(at.removeprefix("+")) - 1]


@pytest.mark.parametrize("item", ["q-karimi-money", "f-fare", "sec-money", "karimi", "src-minutes", "kp-second"])
async def test_v_opens_the_editor_at_the_current_item(
    read: Open, checks: Checks, path: Path, editor: Path, item: str
) -> None:
    async with read(NARROW, path=path, at=item) as reader:
        await reader.press("v")
        assert f"id: {item}" in _line(editor, path)


async def test_v_opens_the_editor_at_a_paragraph(read: Open, checks: Checks, path: Path, editor: Path) -> None:
    async with read(NARROW, path=path, at="sec-money") as reader:
        await reader.press("J")
        await reader.press("v")
        assert "One fare holds in both directions" in _line(editor, path)


async def test_v_comes_back_and_reads_again(read: Open, checks: Checks, path: Path, editor: Path) -> None:
    (editor.parent / "act").write_text(
        "file = pathlib.Path(sys.argv[-1])\n"
        "file.write_text(file.read_text().replace('We can buy the boat', 'We may buy the boat'))\n",
        encoding="utf-8",
    )
    async with read(NARROW, path=path, at="q-karimi-money") as reader:
        await reader.press("v")
        assert "We may buy the boat" in reader.current
        assert "We may buy the boat" in reader.text


@pytest.mark.parametrize("key", ["v", "e"])
async def test_the_editor_opens_at_a_problem(read: Open, checks: Checks, path: Path, editor: Path, key: str) -> None:
    checks.finds = lambda data: PROBLEMS
    async with read(NARROW, path=path, live=True) as reader:
        await _checked(reader)
        await reader.press("!", "G", key)
        assert _line(editor, path) == TEXT.split("\n")[171]


async def test_v_in_the_evidence_and_in_a_pane(read: Open, checks: Checks, path: Path, editor: Path) -> None:
    async with read(NORMAL, path=path, texts=TEXTS, live=True, at="q-karimi-money") as reader:
        await _evidence(reader)
        await reader.press("v")
        assert "q-karimi-money" in _line(editor, path)
        await reader.press("escape", "4", "p", "j")
        await reader.press("v")
        assert str(reader.screen.figures.highlighted) in _line(editor, path)


async def test_v_without_an_editor_names_the_variables(read: Open, checks: Checks, path: Path) -> None:
    async with read(NARROW, path=path) as reader:
        await reader.press("v")
        assert "$VISUAL" in reader.notice
        assert "$EDITOR" in reader.notice


async def test_v_with_an_editor_that_is_not_there(
    read: Open, checks: Checks, path: Path, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor\x1b[31m")
    async with read(NARROW, path=path) as reader:
        await reader.press("v")
        assert "cannot be started" in reader.notice
        assert "\x1b" not in reader.notice


async def test_v_where_the_terminal_cannot_be_given_away(
    read: Open, checks: Checks, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "vi")
    async with read(NARROW, path=path) as reader:
        await reader.press("v")
        assert "cannot have it here" in reader.notice


STATES = {"proved": "q-mammadli-clock", "changed": "q-both", "unproved": "q-karimi-money"}


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("state", STATES)
async def test_the_evidence_screens(read: Open, checks: Checks, size: tuple[int, int], state: str) -> None:
    async with read(size, texts=TEXTS, live=True, at=STATES[state]) as reader:
        await _evidence(reader)
        compare(reader, f"evidence-{state}")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_problem_screens(read: Open, checks: Checks, size: tuple[int, int]) -> None:
    checks.finds = lambda data: PROBLEMS
    async with read(size, texts=TEXTS, live=True) as reader:
        await _checked(reader)
        compare(reader, "signs")
        await reader.press("!", "j", "j", "j")
        compare(reader, "problems")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_screens_of_a_broken_file(read: Open, checks: Checks, path: Path, size: tuple[int, int]) -> None:
    async with read(size, path=path, at="q-karimi-money") as reader:
        path.write_text(TEXT.replace("sections:\n", "sections:\n\t- tab\n", 1), encoding="utf-8")
        assert reader.screen.following
        reader.screen.following.look()
        await reader.settle()
        compare(reader, "broken")
