"""What is known of a wave's questions before its answers are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from omnibus_desktop import resources
from omnibus_desktop.readers import open_wave, outline
from omnibus_desktop.readers.outline import Ahead, Outline
from omnibus_desktop.readers.sav import read_dictionary
from tests.places import survey_file
from tests.readers.sav_writer import Column, Sav

EXAMPLE = resources.path("example/wave1_synthetic.sav")
SURVEYS = ("afrobarometer_tunisia_r8", "bes_wave25_excerpt", "burger_tracking_2017")


def of(path: Path) -> Outline:
    return outline.outline(path.name, read_dictionary(path))


def test_the_questions_are_those_that_the_wave_will_have() -> None:
    before, after = of(EXAMPLE), open_wave(EXAMPLE)
    assert (before.source, before.title) == (after.source, after.title)
    assert before.respondents == after.respondents
    ids = [question.id for question in before.questions]
    assert ids == [question.id for question in after.questions if question.id in ids]
    for question in before.questions:
        known = after.question(question.id)
        assert (question.text, question.section) == (known.text, known.section)


@pytest.mark.parametrize("name", [*SURVEYS, "mobile_phone_au"])
def test_ids_and_texts_of_real_surveys_stay(name: str) -> None:
    path = survey_file(f"{name}.sav")
    after = {question.id: question.text for question in open_wave(path).questions}
    before = {question.id: question.text for question in of(path).questions}
    assert before.items() <= after.items()


def test_codes_without_labels_are_numbers_until_they_are_known(tmp_path: Path) -> None:
    path = tmp_path / "wave.sav"
    path.write_bytes(Sav([Column("q1", [1.0, 2.0, 1.0, 2.0], measure=1)]).written())
    assert [question.kind for question in of(path).questions] == ["numeric"]
    assert [question.kind for question in open_wave(path).questions] == ["single"]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Outline]:
    monkeypatch.setattr(outline, "_PATIENCE", 3600.0)
    return []


def test_a_large_file_is_told_of_at_once(
    told: list[Outline], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline, "_MANY_CELLS", 100)
    open_wave(EXAMPLE, ahead=told.append)
    assert [each.respondents for each in told] == [101]


def test_a_small_file_is_not_told_of(told: list[Outline]) -> None:
    open_wave(EXAMPLE, ahead=told.append)
    assert told == []


def test_a_file_that_is_slow_to_read_is_told_of_while_it_is_read(
    told: list[Outline], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(outline.time, "monotonic", lambda: now[0])
    early = Ahead("wave.sav", told.append)
    early.look()
    early.described(read_dictionary(EXAMPLE))
    early.look()
    assert told == []
    now[0] = 3601.0
    early.look()
    early.look()
    assert [each.source for each in told] == ["wave.sav"]


def test_where_nobody_wants_to_know_nothing_is_worked_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outline, "_MANY_CELLS", 0)
    monkeypatch.setattr(outline, "outline", None)
    early = Ahead("wave.sav", None)
    early.described(read_dictionary(EXAMPLE))
    early.look()
