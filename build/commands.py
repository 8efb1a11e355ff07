"""The commands of build/dev.py: what each needs, and what it starts."""

from __future__ import annotations

import inspect
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import environment
import system
from environment import ROOT

EXAMPLE = ROOT / "resources" / "example" / "wave1_synthetic.sav"
BRIEFING = ROOT / "briefing"
IMPORT_LINTER = "from importlinter.cli import lint_imports_command as lint; lint()"
SOURCES = ("omnibus_desktop", "build", "tests", "benchmarks")


def obey(words: Sequence[str]) -> int:
    """The exit status of the command that the first word names; the rest are its arguments."""
    if not words or words[0] not in COMMANDS:
        print("python3 build/dev.py COMMAND [ARGUMENTS], where COMMAND is one of")
        for name, command in COMMANDS.items():
            print(f"  {name:12}{(inspect.getdoc(command) or '').splitlines()[0]}")
        return 0 if words and words[0] in ("-h", "--help") else 2
    try:
        return COMMANDS[words[0]](list(words[1:]))
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """open the window on the example wave, or on the files given"""
    python = environment.prepare("run")
    program = [str(python), "-m", "omnibus_desktop"]
    if arguments:
        return _start([*program, *map(_absolute, arguments)])
    if system.has_display():
        system.require_libraries(screen=True)
        return _start([*program, str(EXAMPLE)])
    system.say(f"no display here, so the example's briefing is written into {BRIEFING} instead")
    return _start([*program, "example", str(BRIEFING)])


def test(arguments: list[str]) -> int:
    """run the tests, on all processors; arguments, where there are any, are pytest's"""
    python = environment.prepare("dev")
    system.require_libraries(screen=False)
    # those of a module stay together, for they share what is made once, until a worker is idle
    chosen = arguments or ["-n", "auto", "--dist", "worksteal", "--durations", "30"]
    return _start([str(python), "-m", "pytest", *chosen], QT_QPA_PLATFORM="offscreen")


def lint(_: list[str]) -> int:
    """judge style, types and the borders between the rooms"""
    python = str(environment.prepare("dev"))
    judges = {
        "ruff check": ["-m", "ruff", "check", "."],
        "ruff format": ["-m", "ruff", "format", "--check", "."],
        "mypy": ["-m", "mypy"],
        "import-linter": ["-c", IMPORT_LINTER, "--no-logo"],
    }
    failed = [name for name, words in judges.items() if _start([python, *words])]
    system.say(f"not in order: {', '.join(failed)}" if failed else "all in order")
    return len(failed)


def package(arguments: list[str]) -> int:
    """build the program that needs no Python, its archive and its .deb, and start it"""
    python = environment.prepare("dev")
    system.require_libraries(screen=True)  # the program carries them to machines that have none
    if system.is_linux():
        system.require_tools()
    return _start([str(python), str(ROOT / "build" / "package.py"), *arguments])


def screenshots(arguments: list[str]) -> int:
    """make the README's pictures anew"""
    python = environment.prepare("dev")
    system.require_libraries(screen=False)
    return _start([str(python), str(ROOT / "build" / "screenshots.py"), *arguments])


def gallery(arguments: list[str]) -> int:
    """draw every kind of chart in every situation; arguments are --only KIND, -o FOLDER, --keep"""
    python = environment.prepare("dev")
    system.require_libraries(screen=False)
    return _start([str(python), str(ROOT / "build" / "gallery.py"), *arguments])


def bench(arguments: list[str]) -> int:
    """time the main steps and hold them against the recorded ratios; arguments are its own"""
    return _start([str(environment.prepare("dev")), "-m", "benchmarks", *arguments])


def mutations(arguments: list[str]) -> int:
    """open 10,000 damaged files of each format; arguments are --cases, --seed, --format, --only"""
    return _start([str(environment.prepare("dev")), "-m", "tests.readers.mutations", *arguments])


def lock(arguments: list[str]) -> int:
    """remake build/lock from pyproject.toml; needs uv; arguments are uv's"""
    if shutil.which("uv") is None:
        raise SystemExit("lock needs uv: pip install uv")
    exact = ["--universal", "--python-version", "3.11", "--generate-hashes"]
    plain = ["--no-emit-index-url", "--no-header", "--no-annotate", "--quiet"]
    for name, group in {"run": [], "dev": ["--group", "dev"]}.items():
        target = ROOT / "build" / "lock" / f"{name}.txt"
        compiled = ["uv", "pip", "compile", *exact, *plain, "pyproject.toml", *group]
        if _start([*compiled, "-o", str(target), *arguments]):
            raise SystemExit("uv could not find packages that go together (see above)")
        if "://" in target.read_text():
            raise SystemExit(f"{target} holds a download address; it would bind everyone to it")
    return 0


def clean(_: list[str]) -> int:
    """remove all that these commands have made"""
    made = [".venv", ".work", "dist", "briefing", ".hypothesis"]
    caches = [f".{tool}_cache" for tool in ("pytest", "mypy", "ruff", "import_linter")]
    bytecode = [path for name in SOURCES for path in (ROOT / name).rglob("__pycache__")]
    for folder in [*(ROOT / name for name in made + caches), *bytecode]:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _start(words: list[str], **more: str) -> int:
    """The exit status, and a word where the program did not end of its own accord."""
    status = subprocess.call(words, cwd=ROOT, env=environment.variables(**more))
    if status < 0:
        system.say(f"{' '.join(words)} was ended by signal {-status}")
    return abs(status)


def _absolute(argument: str) -> str:
    """A file given as seen from where the person is; anything else as it stands."""
    return str(Path(argument).resolve()) if Path(argument).exists() else argument


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "lint": lint,
    "package": package,
    "screenshots": screenshots,
    "gallery": gallery,
    "bench": bench,
    "mutations": mutations,
    "lock": lock,
    "clean": clean,
}
