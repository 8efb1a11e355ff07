"""The lists of packages: exact, with hashes, without addresses, and one within the other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def pins(name: str) -> set[tuple[str, str]]:
    """Pairs of a package and the rest of its line: version, marker and hashes."""
    text = (ROOT / "build" / "lock" / f"{name}.txt").read_text().replace("\\\n", " ")
    return set(re.findall(r"^([\w.-]+)==(.*)$", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["run", "dev"])
def test_every_package_has_a_hash(name: str) -> None:
    assert pins(name)
    assert all("--hash=sha256:" in rest for _, rest in pins(name))


@pytest.mark.parametrize("name", ["run", "dev"])
def test_no_address_is_in_it(name: str) -> None:
    assert "://" not in (ROOT / "build" / "lock" / f"{name}.txt").read_text()


def test_tests_run_with_what_people_run() -> None:
    assert pins("run") <= pins("dev")


def test_every_dependency_is_in_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = {re.split(r"[<>=!~ ]", line)[0].lower() for line in project["dependencies"]}
    assert wanted <= {package for package, _ in pins("run")}
