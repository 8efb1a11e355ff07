"""A reading process waits while the window is open, and ends with it."""

from __future__ import annotations

import pytest

from omnibus_desktop.app import reading_ahead
from tests.app.conftest import EXAMPLE, LONG, Person


@pytest.fixture
def waiting(person: Person, monkeypatch: pytest.MonkeyPatch) -> Person:
    """A window that has been up for a while."""
    person.furniture.reading._rest.setInterval(1)
    person.furniture.reading.begin()
    return person


def test_it_waits_soon_after_the_start(waiting: Person) -> None:
    desk = waiting.furniture.desk
    waiting.bot.waitUntil(lambda: desk.spare is not None, timeout=LONG)
    process = desk.spare._waiting.process
    assert process.poll() is None
    waiting.window.close()
    assert process.returncode is not None


def test_none_is_started_while_a_wave_is_read(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, reading = person.furniture.desk, person.furniture.reading
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(desk.jobs, "busy", lambda: True)
        reading._prepare()
        assert desk.spare is None
    person.opens(EXAMPLE)
    reading._prepare()
    assert desk.spare is not None


def test_another_one_waits_when_the_first_is_used_up(waiting: Person) -> None:
    desk = waiting.furniture.desk
    waiting.bot.waitUntil(lambda: desk.spare is not None, timeout=LONG)
    with desk.spare.take() as first:
        waiting.opens(EXAMPLE)
        waiting.bot.waitUntil(lambda: desk.spare._waiting is not None, timeout=LONG)
        assert desk.spare._waiting.process.pid != first.process.pid


def test_a_window_that_is_not_told_to_starts_none(person: Person) -> None:
    assert not person.furniture.reading._rest.isActive()
    assert reading_ahead._REST >= 500
