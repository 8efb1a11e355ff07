"""The reading process that waits: taken by the next file, replaced, and never left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import isolated, open_wave
from omnibus_desktop.readers.spare import EARLY, Running, Spare, command

PATIENCE = 30  # seconds that a busy machine may take


@pytest.fixture
def spare() -> Iterator[Spare]:
    kept = Spare()
    yield kept
    kept.end()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A file that the reading process refuses: what comes back is its own message."""
    path = tmp_path / "wave.por"
    path.write_bytes(b"no portable file")
    return path


def no_other() -> list[str]:
    raise AssertionError("another process is started")


def test_opening_takes_the_process_that_waits(
    spare: Spare, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spare.prepare()
    monkeypatch.setattr(isolated, "usual_command", no_other)
    with pytest.raises(OmnibusError, match="damaged or cut"):
        isolated.read_isolated("portable", damaged, [].append, spare=spare)
    assert spare.take() is None


def test_a_workbook_is_opened_by_it(
    spare: Spare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "wave.xlsx"
    path.write_bytes(b"PK\3\4 no workbook")
    spare.prepare()
    taken: list[Running] = []
    take = spare.take

    def watched() -> Running | None:
        taken.extend(filter(None, [take()]))
        return taken[0]

    monkeypatch.setattr(spare, "take", watched)
    with pytest.raises(OmnibusError, match=r"wave\.xlsx"):
        open_wave(path, spare=spare)
    assert taken[0].process.returncode is not None


def test_one_waits_at_a_time(spare: Spare) -> None:
    spare.prepare()
    spare.prepare()
    with spare.take() as waiting:
        assert waiting.process.poll() is None
    assert spare.take() is None


def test_one_that_died_is_replaced(spare: Spare, damaged: Path) -> None:
    spare.prepare()
    first = spare._waiting.process
    first.kill()
    first.wait(PATIENCE)
    with pytest.raises(OmnibusError, match="damaged or cut"):
        isolated.read_isolated("portable", damaged, [].append, spare=spare)
    spare.prepare()
    with spare.take() as second:
        assert second.process.poll() is None


def test_after_the_end_none_is_started(spare: Spare) -> None:
    spare.prepare()
    process = spare._waiting.process
    spare.end()
    assert process.returncode is not None
    spare.prepare()
    assert spare.take() is None


@pytest.mark.parametrize("early", [True, False])
def test_it_ends_when_nobody_is_left_to_ask_it(early: bool) -> None:
    with Running([*command(), *([EARLY] if early else [])]) as waiting:
        waiting.pipes[0].close()
        waiting.process.wait(PATIENCE)
        waiting.process.stdin = None  # it is closed
        assert waiting.last_words() == ""


def test_where_none_can_be_started_opening_goes_its_usual_way(
    spare: Spare, damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("omnibus_desktop.readers.spare.command", lambda: ["/no/such/program"])
        spare.prepare()
    with pytest.raises(OmnibusError, match="damaged or cut"):
        isolated.read_isolated("portable", damaged, [].append, spare=spare)
