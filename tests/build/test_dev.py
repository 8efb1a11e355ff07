"""The one script sets a bare checkout up: twice, from anywhere, after a failed first try."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import commands
import environment
import interpreter
import system

ROOT = Path(__file__).parents[2]
SCRIPTS = ("dev", "interpreter", "commands", "environment", "system")


@pytest.fixture(scope="module")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout that has been used once."""
    made = bare_checkout(tmp_path_factory.mktemp("set_up"))
    dev(made, "run", "info")
    return made


@pytest.fixture
def checkout(set_up: Path, tmp_path: Path) -> Path:
    """A copy of it, to be spoilt."""
    return Path(shutil.copytree(set_up, tmp_path / "checkout", symlinks=True))


def bare_checkout(folder: Path) -> Path:
    """A checkout whose program prints what it was told, and which needs no packages."""
    build = folder / "checkout" / "build"
    (build / "lock").mkdir(parents=True)
    for name in SCRIPTS:
        shutil.copy(ROOT / "build" / f"{name}.py", build)
    (build / "lock" / "run.txt").write_text("# no packages\n")
    program = build.parent / "omnibus_desktop"
    program.mkdir()
    (program / "__main__.py").write_text("import sys\nprint('told', *sys.argv[1:])\n")
    return build.parent


def dev(checkout: Path, *words: str, cwd: Path | None = None, **more: str) -> str:
    """What `build/dev.py WORDS` printed, on a machine without a display."""
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    variables = {name: value for name, value in os.environ.items() if name not in shown}
    ended = subprocess.run(
        [sys.executable, checkout / "build" / "dev.py", *words],
        cwd=cwd,
        env=variables | more,
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.stdout + ended.stderr


@pytest.mark.slow
def test_the_second_start_makes_nothing(checkout: Path) -> None:
    assert dev(checkout, "run", "info") == "told info\n"


@pytest.mark.slow
def test_another_lock_is_installed(checkout: Path) -> None:
    (checkout / "build" / "lock" / "run.txt").write_text("# still no packages\n")
    said = dev(checkout, "run", "info")
    assert "installing 0 packages" in said
    assert "making" not in said


@pytest.mark.slow
def test_packages_that_cannot_be_had_are_told_in_one_line(checkout: Path) -> None:
    none_such = "none-such-package==1.0 --hash=sha256:" + "0" * 64 + "\n"
    (checkout / "build" / "lock" / "run.txt").write_text(none_such)
    said = dev(checkout, "run", "info", PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    assert said.endswith("could not install the packages (see above); run the same command again\n")


@pytest.mark.slow
@pytest.mark.parametrize("left", ["no program", "unfinished"])
def test_what_a_broken_off_try_left_is_made_anew(checkout: Path, left: str) -> None:
    (checkout / ".venv" / "installed-run.sha256").unlink()
    if left == "no program":
        shutil.rmtree(checkout / ".venv" / "bin")
    else:
        (checkout / ".venv" / "unfinished").touch()
    said = dev(checkout, "run", "info")
    assert "making" in said
    assert said.endswith("told info\n")


@pytest.mark.slow
def test_a_file_is_the_one_that_the_person_sees(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "wave.sav").touch()
    said = dev(checkout, "run", "info", "wave.sav", cwd=tmp_path)
    assert said.endswith(f"told info {tmp_path / 'wave.sav'}\n")


@pytest.mark.slow
@pytest.mark.skipif(not system.is_linux(), reason="elsewhere there is always a display")
def test_without_a_display_it_writes_the_briefing(checkout: Path) -> None:
    said = dev(checkout, "run")
    assert "no display here" in said
    assert said.endswith(f"told example {checkout / 'briefing'}\n")


def test_an_unknown_command_lists_those_there_are(tmp_path: Path) -> None:
    bare = bare_checkout(tmp_path)
    assert "python3 build/dev.py COMMAND" in dev(bare, "fly")
    assert not (bare / ".venv").exists()


def python_on_path(folder: Path, name: str, status: int) -> None:
    """Puts a program of this name there that ends with this status."""
    file = folder / name
    file.write_text(f"#!/bin/sh\nexit {status}\n")
    file.chmod(0o755)


def test_an_old_python_finds_a_newer_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python_on_path(tmp_path, "python3.13", status=127)  # a version manager's empty promise
    python_on_path(tmp_path, "python3.12", status=0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert interpreter.suitable() == str(tmp_path / "python3.12")


def test_where_there_is_only_an_old_python_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    assert interpreter.suitable() is None


def test_missing_libraries_are_told_with_the_line_that_gets_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(system, "QT", {"libnone.so.1": "libnone1", "libnil.so.2": "libnil2"})
    monkeypatch.setattr(system, "is_linux", lambda: True)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit) as told:
        system.require_libraries(screen=False)
    assert told.value.code == (
        "libnone.so.1, libnil.so.2 is missing; on Debian or Ubuntu: "
        "sudo apt-get install libnil2 libnone1"
    )


def test_the_program_is_put_together_with_the_libraries_of_a_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A machine that only builds may have none, and what is built carries them."""
    monkeypatch.setattr(environment, "prepare", lambda _: Path("python"))
    monkeypatch.setattr(system, "SCREEN", {"libnone.so.1": "libnone1"})
    monkeypatch.setattr(system, "is_linux", lambda: True)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match=r"libnone\.so\.1 is missing"):
        commands.package([])
