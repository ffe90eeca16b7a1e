from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_tui.cli import checking
from briefing_tui.cli.checking import Result, Work
from briefing_tui.cli.reading import Target
from briefing_tui.loading.rules import all_rules
from briefing_tui.units import UNITS
from briefing_tui.vocabularies import VOCABULARIES
from tests.cli.conftest import COMMAND, Run
from tests.cli.test_process import on_terminal
from tests.loading.rules.example import BASE, TEXT, with_lines

UNPROVED = "1 quote and 1 figure not proved: no text for src-minutes\n"
TYPO = BASE.replace("qualifier:", "qualifer:")
WARNED = with_lines("as_of: 2026-11-25\nfigures:\n" + BASE.partition("figures:\n")[2].replace("at_least", "exactly", 1))
NOTED = with_lines("as_of: 2026-11-25")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A briefing that nothing is wrong with, and the text of its source beside it."""
    return written(tmp_path / "good.briefing.yaml", BASE)


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file(briefing: Run, good: Path) -> None:
    assert briefing("check", good) == (0, "", f"{UNPROVED}1 file, no problems\n")


def test_an_error_with_its_line_and_a_hint(briefing: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "a.yaml", TYPO)
    line = TYPO.splitlines().index("    qualifer: at_least") + 1
    status, out, err = briefing("check", path)
    assert status == 1
    assert out.splitlines() == [
        f"{path}:{line}:5: error[S02] figures[0].qualifer (f-tugs): unknown field",
        "        qualifer: at_least",
        "        ^",
        '  hint: Did you mean "qualifier"?',
    ]
    assert err.endswith("1 error in 1 file\n")


def test_warnings_fail_only_where_that_is_asked_for(briefing: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "a.yaml", WARNED)
    status, out, err = briefing("check", path)
    assert (status, out.count("warning[F02]"), out.count("note[")) == (0, 1, 0)
    assert "1 warning in 1 file" in err
    status, out, err = briefing("check", "--strict", path)
    assert (status, out.count("warning[F02]"), out.count("note[Y07]")) == (1, 1, 1)
    assert "1 warning, 1 note in 1 file" in err


def test_notes_never_fail(briefing: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "a.yaml", NOTED)
    assert briefing("check", path)[:2] == (0, "")
    status, out, _ = briefing("check", "--strict", path)
    assert (status, out.count("note[Y07]")) == (0, 1)


def test_json(briefing: Run, tmp_path: Path, good: Path) -> None:
    path = written(tmp_path / "a.yaml", TYPO.replace("Harbour talks", "Ḥarbour"))
    status, out, _ = briefing("check", "--json", good, path)
    assert status == 1
    assert json.loads(out) == [
        {
            "file": str(path),
            "line": TYPO.splitlines().index("    qualifer: at_least") + 1,
            "col": 5,
            "code": "S02",
            "severity": "error",
            "path": "figures[0].qualifer (f-tugs)",
            "message": "unknown field",
            "hint": 'Did you mean "qualifier"?',
        }
    ]
    assert briefing("check", "--format", "json", good, path)[:2] == (1, out)
    assert json.loads(briefing("check", "--json", good).out) == []
    two = written(tmp_path / "b.yaml", TYPO.replace("bottom_line", "botom_line"))
    assert [one["code"] for one in json.loads(briefing("check", "--json", two).out)] == ["S02", "S02"]


def test_annotations_for_github(briefing: Run, tmp_path: Path) -> None:
    path = written(tmp_path / "50%,a:b.yaml", TYPO)
    status, out, _ = briefing("check", "--format", "github", path)
    assert status == 1
    name = str(path).replace("50%,a:b", "50%25%2Ca%3Ab")
    line = TYPO.splitlines().index("    qualifer: at_least") + 1
    message = 'figures[0].qualifer (f-tugs): unknown field%0ADid you mean "qualifier"?'
    assert out == f"::error file={name},line={line},col=5,title=S02::{message}\n"
    noted = briefing("check", "--strict", "--format", "github", written(tmp_path / "b.yaml", NOTED)).out
    assert noted.startswith("::notice file=")


def test_a_text_that_lies_elsewhere(briefing: Run, tmp_path: Path, good: Path) -> None:
    text = written(tmp_path / "elsewhere" / "minutes.txt", TEXT)
    assert briefing("check", "--source", f"src-minutes={text}", good) == (0, "", "1 file, no problems\n")
    text.write_text(TEXT.replace("second year", "third year"), encoding="utf-8")
    status, out, _ = briefing("check", "--source", f"src-minutes={text}", good)
    assert (status, out.count("error[Q01]")) == (1, 1)


def test_a_text_beside_the_briefing(briefing: Run, tmp_path: Path) -> None:
    beside = BASE.replace('issued: "2026-11-20"', 'issued: "2026-11-20", text_file: minutes.txt')
    path = written(tmp_path / "a.yaml", beside)
    assert briefing("check", path).out.count("[Q07]") == 1
    written(tmp_path / "minutes.txt", TEXT)
    assert briefing("check", path) == (0, "", "1 file, no problems\n")


def test_a_text_for_a_source_that_there_is_not(briefing: Run, tmp_path: Path, good: Path) -> None:
    text = written(tmp_path / "minutes.txt", TEXT)
    status, _, err = briefing("check", "--source", f"src-minuts={text}", good)
    assert status == 0
    assert (
        "--source src-minuts: no briefing that was checked has this source; did you mean src-minutes?\n"
        in err.splitlines(keepends=True)
    )
    broken = written(tmp_path / "b.yaml", "title: [")
    assert "--source" not in briefing("check", "--source", f"src-minuts={text}", broken).err


@pytest.mark.parametrize("option", ["src-minutes", "src-minutes=", "=a.txt", "Src=a.txt", "a b=a.txt"])
def test_a_source_needs_an_id_and_a_file(briefing: Run, good: Path, option: str) -> None:
    status, out, err = briefing("check", "--source", option, good)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "as in src-a=a.txt" in err


def test_a_text_that_cannot_be_read(briefing: Run, tmp_path: Path, good: Path) -> None:
    status, out, err = briefing("check", "--source", f"src-minutes={tmp_path / 'none.txt'}", good)
    assert (status, out) == (3, "")
    assert err == f"--source src-minutes: {tmp_path / 'none.txt'}: no such file\n"


def test_one_source_in_several_files_is_counted_together(briefing: Run, tmp_path: Path, good: Path) -> None:
    written(tmp_path / "other.briefing.yaml", BASE)
    assert briefing("check", tmp_path).err == (
        "2 quotes and 2 figures not proved: no text for src-minutes\n2 files, no problems\n"
    )


def test_many_sources_without_a_text_are_not_all_named(briefing: Run, tmp_path: Path) -> None:
    for number in range(9):
        written(tmp_path / f"{number}.briefing.yaml", BASE.replace("src-minutes", f"src-{number}"))
    said = briefing("check", tmp_path).err.splitlines()
    assert len(said) == 7
    assert said[5] == "4 quotes and 4 figures not proved: no text for 4 other sources"


def test_a_folder(briefing: Run, tmp_path: Path) -> None:
    second = written(tmp_path / "b" / "second.yaml", TYPO)
    first = written(tmp_path / "a.briefing.yaml", TYPO)
    written(tmp_path / "other.yaml", "a: [")
    status, out, err = briefing("check", tmp_path, second)
    assert status == 1
    assert [line.partition(":")[0] for line in out.splitlines() if "error[" in line] == [str(first), str(second)]
    assert err.endswith("2 errors in 2 files\n")


def test_a_folder_without_briefings(briefing: Run, tmp_path: Path, good: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    status, out, err = briefing("check", empty, good)
    assert (status, out) == (1, "")
    assert f"{empty}: no briefings in this folder" in err
    assert "1 file, no problems" in err
    assert briefing("check", empty).err.count("\n") == 1


def test_what_cannot_be_read_does_not_keep_the_others(briefing: Run, tmp_path: Path) -> None:
    bad = written(tmp_path / "bad.yaml", TYPO)
    status, out, err = briefing("check", tmp_path / "none.yaml", bad, tmp_path / "bad.yml")
    assert status == 3
    assert out.count("error[S02]") == 1
    assert f"{tmp_path / 'none.yaml'}: no such file" in err
    assert f"{tmp_path / 'bad.yml'}: no such file; did you mean {bad}?" in err
    assert err.endswith("1 error in 1 file\n")
    assert "no problems" not in briefing("check", tmp_path / "none.yaml").err


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_a_folder_that_may_not_be_read(briefing: Run, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    assert briefing("check", closed).status == 3


def test_standard_input(process: Run) -> None:
    status, out, err = process("check", "-", "-", stdin=TYPO.encode())
    assert (status, out.count("error[")) == (1, 1)
    assert out.startswith("<stdin>:")
    assert err.endswith("1 error in 1 file\n")


@pytest.mark.parametrize(
    ("closed", "said"), [(">&-", b"1 error in 1 file\n"), ("2>&-", b"error[S02]"), (">&- 2>&-", b"")]
)
def test_a_closed_stream_changes_no_status(tmp_path: Path, closed: str, said: bytes) -> None:
    path = written(tmp_path / "a.yaml", TYPO)
    done = subprocess.run(f"{COMMAND} check {path} {closed}", shell=True, capture_output=True, check=False)
    assert done.returncode == 1
    assert said in done.stdout + done.stderr
    assert b" in 1 file" not in done.stdout


def test_something_has_to_be_named(briefing: Run) -> None:
    status, _, err = briefing("check")
    assert (status, err.count("\n")) == (2, 1)
    assert briefing("check", "--json", "--format", "github", "x").status == 2
    assert briefing("check", "--format", "xml", "x").status == 2


def test_everything_is_checked_once(briefing: Run, tmp_path: Path, good: Path) -> None:
    assert briefing("check", good, tmp_path, good).err.endswith("1 file, no problems\n")


class TestExplain:
    """`--explain`: what a check is about."""

    @pytest.mark.parametrize("code", list(all_rules()))
    def test_every_check(self, briefing: Run, code: str) -> None:
        status, out, err = briefing("check", "--explain", code)
        rule = all_rules()[code]
        assert (status, err) == (0, "")
        assert rule.sentence in " ".join(out.split())
        assert out.startswith(f"{code} ({rule.severity}): ")
        for line in (*rule.bad.splitlines(), *rule.good.splitlines()):
            assert line.replace("\t", "→").replace("\u00a0", "⍽") in out
        assert briefing("check", "--explain", code.lower()).out == out

    def test_blanks_that_cannot_be_seen(self, briefing: Run) -> None:
        assert "Wrong (→ is a tab):" in briefing("check", "--explain", "Y01").out
        assert "Wrong (⍽ is a no-break space):" in briefing("check", "--explain", "Y20").out

    def test_without_a_code_all_are_listed(self, briefing: Run) -> None:
        status, out, _ = briefing("check", "--explain")
        assert status == 0
        assert [line.split()[0] for line in out.splitlines()] == list(all_rules())

    def test_an_unknown_code(self, briefing: Run) -> None:
        assert briefing("check", "--explain", "f66") == (
            2, "", "briefing check: there is no check 'f66'; did you mean F06?\n"
        )  # fmt: skip
        assert briefing("check", "--explain", "zebra").err.endswith("briefing check --explain lists them\n")

    def test_the_units(self, briefing: Run) -> None:
        out = briefing("check", "--explain", "F06").out
        assert all(f"    {code} " in out for code in UNITS)
        assert " AZN " in out
        assert "    MMcf " not in briefing("check", "--explain", "F05").out

    def test_the_vocabularies(self, briefing: Run) -> None:
        out = briefing("check", "--explain", "S03").out
        for field, terms in VOCABULARIES.items():
            assert f"\n{field}:\n" in out
            assert all(f"    {term} " in out and words in out for term, words in terms.items())


class TestManyFiles:
    """Several processes, and what is seen of them."""

    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A folder with briefings of different sizes, good and bad, for which processes are started."""
        for number in range(12):
            text = (TYPO if number % 3 else BASE) + "#" * 1000 * (number % 5)
            written(tmp_path / f"{number:02}.briefing.yaml", text)
        monkeypatch.setattr(checking, "WORTH_IT", 0)
        monkeypatch.setattr(checking, "_processors", lambda: 3)
        return tmp_path

    def test_they_find_the_same_in_the_same_order(
        self, briefing: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        helpers: list[object] = []
        ended = checking._Helper.end

        def end(self: checking._Helper) -> None:
            helpers.append(self)
            ended(self)

        monkeypatch.setattr(checking._Helper, "end", end)
        together = briefing("check", folder, folder / "none")
        assert len(helpers) == 3
        monkeypatch.setattr(checking, "WORTH_IT", 10**9)
        assert briefing("check", folder, folder / "none") == together
        assert len(helpers) == 3
        assert (together.status, together.out.count("error[S02]")) == (3, 8)

    def test_a_process_that_ends_is_made_up_for(
        self, briefing: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = briefing("check", folder)
        parent, check = os.getpid(), Work.check

        def fragile(self: Work, target: Target) -> Result:
            if os.getpid() != parent and str(target.path).endswith(("04.briefing.yaml", "07.briefing.yaml")):
                os.kill(os.getpid(), signal.SIGKILL)
            return check(self, target)

        monkeypatch.setattr(Work, "check", fragile)
        assert briefing("check", folder) == whole

    def test_interrupted(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe.yaml"
        os.mkfifo(pipe)
        held = os.open(pipe, os.O_RDWR)
        written(tmp_path / "other.yaml", BASE)
        program = (
            "from briefing_tui.cli import checking, main; checking.WORTH_IT = 0; checking._processors = lambda: 2;"
            f"print('ready', flush=True); raise SystemExit(main(['check', '{pipe}', '{tmp_path / 'other.yaml'}']))"
        )
        heeding = signal.signal(signal.SIGINT, signal.default_int_handler)
        with subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        ) as running:
            signal.signal(signal.SIGINT, heeding)
            assert running.stdout and running.stderr
            assert running.stdout.readline() == b"ready\n"
            children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
            while children.exists() and len(children.read_text().split()) < 2:
                pass
            os.killpg(running.pid, signal.SIGINT)
            assert (running.stderr.read(), running.wait()) == (b"", 130)
        os.close(held)

    def test_one_sees_how_far_it_is(self, folder: Path) -> None:
        program = (
            "from briefing_tui.cli import checking, main; checking.PATIENCE = 0;"
            f"raise SystemExit(main(['check', '{folder}']))"
        )
        status, out, seen = with_errors_on_a_terminal([sys.executable, "-c", program])
        assert (status, out.count("error[S02]")) == (1, 8)
        assert "checking" in seen
        assert "/12" in seen
        assert seen.endswith("8 errors in 12 files\r\n")

    def test_a_short_time_needs_no_bar(self, good: Path) -> None:
        _, _, seen = with_errors_on_a_terminal([COMMAND, "check", str(good)])
        assert "\x1b" not in seen


def with_errors_on_a_terminal(command: list[str]) -> tuple[int, str, str]:
    """Run a command with a terminal on standard error alone."""
    ours, theirs = os.openpty()
    running = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=theirs, text=True)
    os.close(theirs)
    assert running.stdout
    out = running.stdout.read()
    seen = bytearray()
    try:
        while received := os.read(ours, 65536):
            seen += received
    except OSError:  # so Linux says that the other side is closed
        pass
    os.close(ours)
    return running.wait(), out, seen.decode()


class TestTerminal:
    """What a terminal shows."""

    def test_colours(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a.yaml", TYPO)
        status, screen = on_terminal([COMMAND, "check", str(path)])
        assert status == 1
        assert "\x1b[1;31merror[S02]\x1b[0m" in screen
        assert "\x1b[1;31m^\x1b[0m" in screen

    @pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": ""}])
    def test_none_where_they_are_not_wanted(self, tmp_path: Path, environment: dict[str, str]) -> None:
        path = written(tmp_path / "a.yaml", TYPO)
        status, screen = on_terminal([COMMAND, "check", str(path)], **environment)
        assert (status, screen.count("\x1b")) == (1, 0)
        assert "error[S02]" in screen

    def test_long_lines_are_cut_around_the_place(self, tmp_path: Path) -> None:
        long = "x_long: [" + "a, " * 300 + "{b: 1, b: 2}, " + "c, " * 300 + "]\n"
        path = written(tmp_path / "a.yaml", BASE + long)
        lines = on_terminal([COMMAND, "check", str(path)], NO_COLOR="1")[1].splitlines()
        at = next(number for number, line in enumerate(lines) if line.endswith("^"))
        assert max(map(len, lines[at - 1 : at + 1])) < 80
        assert lines[at - 1][lines[at].index("^") :].startswith("b: 2")

    def test_nothing_of_a_file_commands_the_terminal(self, tmp_path: Path) -> None:
        path = written(tmp_path / "a\x1b[2J.yaml", TYPO.replace("qualifer:", '"\\e]0;x\\a":'))
        screen = on_terminal([COMMAND, "check", str(path)])[1]
        assert "\x1b[2J" not in screen
        assert "\x1b]" not in screen
        assert "␦" in screen
