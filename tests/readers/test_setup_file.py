"""The set-up beside a wave: saved, found when the wave is opened, never in the wave's file."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from omnibus_desktop import resources
from omnibus_desktop.cli import run
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import open_found, open_wave
from omnibus_desktop.readers.set_up import set_up
from omnibus_desktop.readers.setup_beside import setup_path
from omnibus_desktop.readers.setup_file import read_setup, save_setup
from omnibus_desktop.wave.question import Kind
from omnibus_desktop.wave.setup import ChangedAnswer, ChangedQuestion, Merged, Setup

SETUP = Setup(
    title="Tea",
    changed=(ChangedQuestion("drink", "What do you drink?", kind=Kind.SINGLE),),
    merged=(Merged("hot", "drink", (("Hot", ("coffee", "tea")),)),),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "wave 1.csv"
    path.write_text("drink,score\n" + "tea,1.5\ncoffee,2\nmilk,7.25\ntea,9\n" * 3, encoding="utf-8")
    return path


def test_it_lies_beside_the_wave(path: Path) -> None:
    save_setup(path, SETUP)
    assert setup_path(path) == path.parent / "wave 1.csv.setup.json"
    assert json.loads(setup_path(path).read_text(encoding="utf-8"))["title"] == "Tea"
    assert read_setup(path) == SETUP
    assert {each.name for each in path.parent.iterdir()} == {path.name, f"{path.name}.setup.json"}


def test_saving_it_leaves_the_wave_as_it_is(path: Path) -> None:
    before = path.stat().st_mtime_ns, path.read_bytes()
    save_setup(path, SETUP)
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_the_wave_opens_as_it_was_set_up(path: Path) -> None:
    plain = open_wave(path)
    save_setup(path, SETUP)
    wave = open_wave(path)
    assert (wave.title, wave.question("drink").text) == ("Tea", "What do you drink?")
    assert [q.id for q in wave.questions] == ["drink", "hot", "score"]
    assert wave.remarks[-1].message == "Set up by wave 1.csv.setup.json."
    assert wave.id == plain.id


def test_what_was_found_and_the_set_up_can_be_had_apart(path: Path) -> None:
    save_setup(path, SETUP)
    found, setup = open_found(path)
    assert setup == SETUP
    assert found.title == "wave 1"
    assert set_up(found, setup).questions == open_wave(path).questions


def test_another_set_up_can_be_given_instead(path: Path) -> None:
    save_setup(path, SETUP)
    assert open_wave(path, setup=Setup()).title == "wave 1"
    assert open_wave(path, setup=Setup(title="Mine")).title == "Mine"


def test_without_one_nothing_is_told(path: Path) -> None:
    assert read_setup(path) == Setup()
    assert open_wave(path).title == "wave 1"
    assert open_found(path)[1] == Setup()


def test_nothing_set_up_leaves_no_file(path: Path) -> None:
    save_setup(path, SETUP)
    save_setup(path, Setup())
    assert not setup_path(path).exists()
    save_setup(path, Setup())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"{", "is damaged"),
        (b"\xff\xfe", "is damaged"),
        (b'{"schema": "omnibus-setup/9"}', "was saved by a newer version"),
        (b'{"schema": "else/1"}', "is not a set-up"),
        (b'{"schema": "omnibus-setup/1", "order": 1}', "is damaged"),
    ],
)
def test_one_that_is_damaged_keeps_nobody_from_opening(
    path: Path, content: bytes, message: str
) -> None:
    setup_path(path).write_bytes(content)
    wave = open_wave(path)
    assert wave.title == "wave 1"
    (told,) = [r.message for r in wave.remarks if r.about == "wave 1.csv.setup.json"]
    assert message in told
    assert told.endswith("the wave is shown without what was set up for it.")
    with pytest.raises(OmnibusError, match=r"wave 1\.csv\.setup\.json"):
        read_setup(path)


def test_one_that_cannot_be_read_is_never_overwritten_or_removed(path: Path) -> None:
    beside = setup_path(path)
    for number, content in enumerate(('{"schema": "omnibus-setup/9"}', "{", "[")):
        beside.write_text(content, encoding="utf-8")
        save_setup(path, Setup(title="Mine") if number < 2 else Setup())
    assert not beside.exists()
    kept = {file.name: file.read_text(encoding="utf-8") for file in path.parent.glob("*.unread*")}
    assert kept == {
        "wave 1.csv.setup.json.unread": '{"schema": "omnibus-setup/9"}',
        "wave 1.csv.setup.json.unread-2": "{",
        "wave 1.csv.setup.json.unread-3": "[",
    }
    save_setup(path, Setup(title="Mine"))
    assert read_setup(path) == Setup(title="Mine")


def test_a_folder_in_its_place_keeps_nobody_from_opening(path: Path) -> None:
    setup_path(path).mkdir()
    assert "folder" in open_wave(path).remarks[-1].message


def test_a_wave_with_a_name_of_greatest_length_opens(tmp_path: Path) -> None:
    path = tmp_path / ("w" * 250 + ".sav")
    path.write_bytes(resources.path("example/wave1_synthetic.sav").read_bytes())
    assert open_wave(path).respondents == 101
    with pytest.raises(OmnibusError, match="its name is too long"):
        save_setup(path, SETUP)


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        with pytest.raises(OmnibusError, match=r"wave 1\.csv\.setup\.json could not be saved"):
            save_setup(path, SETUP)
    finally:
        path.parent.chmod(0o755)


def test_a_folder_that_is_gone_is_told(path: Path) -> None:
    with pytest.raises(OmnibusError, match=r"gone\.sav\.setup\.json could not be saved"):
        save_setup(path.parent / "missing" / "gone.sav", SETUP)


def test_labels_of_any_letters_come_back(path: Path) -> None:
    odd = "\udc80 \u202e \u200b <img src=x> =cmd() \0 \xe9"
    setup = Setup(changed=(ChangedQuestion("drink", answers=(ChangedAnswer("tea", odd),)),))
    save_setup(path, setup)
    assert read_setup(path) == setup


def test_the_command_line_shows_the_questions_as_set_up(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_setup(path, SETUP)
    assert run(["questions", str(path), "--json"]) == 0
    questions = json.loads(capsys.readouterr().out)["questions"]
    assert [q["text"] for q in questions] == ["What do you drink?", "What do you drink?", "score"]
    assert run(["info", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["title"] == "Tea"
    assert found["remarks"][-1]["message"] == "Set up by wave 1.csv.setup.json."
    assert run(["table", str(path), "hot", "--csv"]) == 0
    assert "Hot" in capsys.readouterr().out
