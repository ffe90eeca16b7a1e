from __future__ import annotations

from functools import partial

from briefing_tui.personal import finds
from briefing_tui.personal.store import Store


def test_the_newest_comes_last_once_and_each_prompt_has_its_own(store: Store) -> None:
    for prompt, text in (("/", "ferry"), ("&", "side:west"), ("/", "board"), ("/", "ferry"), ("/", "x" * 501)):
        store.write(partial(finds.put, prompt=prompt, text=text))
    assert store.read(partial(finds.every, prompt="/")) == ["board", "ferry"]
    assert store.read(partial(finds.every, prompt="&")) == ["side:west"]


def test_the_oldest_make_room(store: Store) -> None:
    for number in range(finds.MOST + 3):
        store.write(partial(finds.put, prompt="/", text=str(number)))
    assert store.read(partial(finds.every, prompt="/")) == [str(number) for number in range(3, finds.MOST + 3)]


def test_what_another_program_wrote_is_made_safe(store: Store) -> None:
    store.write(partial(finds.put, prompt="/", text="a\x1b[2J\nb"))
    assert store.read(partial(finds.every, prompt="/")) == ["a␦[2J␦b"]
