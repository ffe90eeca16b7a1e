from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path

import pytest

from briefing_tui.loading import LARGEST, Refused, Unreadable, load_bytes, load_file
from briefing_tui.loading.reading import read


def why(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        load_file(path)
    return str(caught.value)


def test_a_file(talks: Path) -> None:
    assert load_file(talks).id == "harbour-talks"
    assert read(talks) == talks.read_bytes()


def test_a_missing_file_and_what_may_be_meant(talks: Path) -> None:
    wanted = talks.with_name("talk.briefing.yaml")
    assert why(wanted) == f"{wanted}: no such file; did you mean {talks}?"
    assert why(talks.parent / "zzz") == f"{talks.parent}/zzz: no such file"
    assert why(talks.parent / "none" / "x.yaml").endswith("x.yaml: no such file")


def test_a_folder(tmp_path: Path) -> None:
    assert why(tmp_path) == f"{tmp_path}: is a folder; name a file in it"


def test_a_device_is_not_waited_for() -> None:
    assert "is a device" in why(Path(os.devnull))
    assert "is a device" in why(Path("/dev/zero"))


def test_a_pipe_that_nobody_writes_to_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(Refused, match="found nothing"):
        load_file(path)


def test_a_pipe_is_read_to_its_end(talks: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, talks.read_bytes())
    os.close(writing)
    try:
        assert load_file(Path(f"/dev/fd/{reading}")).id == "harbour-talks"
    finally:
        os.close(reading)


def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind("s")
        assert why(Path("s")).startswith("s: cannot be read: ")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(talks: Path) -> None:
    talks.chmod(0)
    assert "you may not read it" in why(talks)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "\udcff\x1b[2J\n.yaml"])
def test_a_name_that_no_file_has(tmp_path: Path, name: str) -> None:
    said = why(tmp_path / name)
    assert not {"\0", "\x1b", "\n", "\udcff"} & set(said)


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert "cannot be read" in why(tmp_path / "a")


def test_the_name_that_is_suggested_is_safe(talks: Path) -> None:
    shutil.copy(talks, talks.with_name("harbour\x1b[2J.yaml"))
    assert why(talks.with_name("harbour[2J.yaml")).endswith("did you mean " + f"{talks.parent}/harbour␦[2J.yaml?")


def test_no_more_is_read_than_a_briefing_may_have(tmp_path: Path) -> None:
    path = tmp_path / "sparse"
    with path.open("wb") as file:
        file.truncate(LARGEST * 100)
    assert len(read(path)) == LARGEST + 1
    with pytest.raises(Refused, match="larger than 32 MB"):
        load_file(path)


def test_bytes_have_the_same_limit() -> None:
    with pytest.raises(Refused, match="larger than 32 MB"):
        load_bytes(b"#" * (LARGEST + 1), "x")
