"""Opening an SPSS file: its cases alone, the whole wave with its questions and fingerprint, its
dictionary, and the list of its questions. The references are pyreadstat and polars-readstat.

What compares with polars-readstat is left out where that is not installed: it is no part of the
project. A cumulative file of 75,000 x 6,500 is measured where it is asked for, by
`python -m benchmarks --only open.large --size L`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measure import Benchmark, Side
from omnibus_desktop.readers import open_wave
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.outline import Outline, outline
from omnibus_desktop.readers.sav import read_dictionary, read_sav
from omnibus_desktop.wave.wave import Wave

_POLARS = "polars_readstat"


def _full(wave: Path) -> Callable[[], object]:
    return lambda: read_sav(wave)


def _whole(wave: Path) -> Callable[[], object]:
    return lambda: open_wave(wave)


def _dictionary(wave: Path) -> Callable[[], object]:
    return lambda: read_dictionary(wave)


def _questions(wave: Path) -> Callable[[], object]:
    return lambda: outline(wave.name, read_dictionary(wave))


def _pyreadstat(wave: Path) -> Callable[[], object]:
    import pyreadstat

    return lambda: pyreadstat.read_sav(wave)


def _pyreadstat_metadata(wave: Path) -> Callable[[], object]:
    import pyreadstat

    return lambda: pyreadstat.read_sav(wave, metadataonly=True, output_format="dict")


def _polars(wave: Path) -> Callable[[], object]:
    read = import_module(_POLARS).read_readstat
    return lambda: read(str(wave))


def _digest(contents: object) -> str:
    """All labels and all answers in sixteen characters."""
    assert isinstance(contents, Contents)
    digest = hashlib.sha256(repr(contents.variables).encode())
    for data in contents.data.values():
        digest.update(data.numbers().tobytes())
        digest.update("\n".join(data.texts()).encode())
    return digest.hexdigest()[:16]


def _listed(found: object) -> str:
    """How many questions there are, and respondents."""
    assert isinstance(found, Wave | Outline)
    return f"{len(found.questions)} {found.respondents}"


FULL, WHOLE = Side(_full, _digest), Side(_whole, _listed)
DICTIONARY, QUESTIONS = Side(_dictionary, _digest), Side(_questions, _listed)
PYREADSTAT, METADATA, POLARS = Side(_pyreadstat), Side(_pyreadstat_metadata), Side(_polars)

_BY_PYREADSTAT = (
    Benchmark("open.full", FULL, PYREADSTAT, goal=0.12, sizes=("M",)),
    # in so small a wave there is little but the dictionary to read
    Benchmark("open.full.small", FULL, PYREADSTAT, goal=0.9, sizes=("S",)),
    Benchmark("open.full.zsav", FULL, PYREADSTAT, goal=0.12, sizes=("M",), kind=".zsav"),
    Benchmark("open.memory", Side(_full), PYREADSTAT, goal=0.5, cost="peak", sizes=("M",)),
    Benchmark("open.wave", WHOLE, PYREADSTAT, goal=0.15, sizes=("M",)),
    Benchmark("open.dictionary", DICTIONARY, METADATA, goal=1.2),
    Benchmark("open.large.dictionary", DICTIONARY, METADATA, goal=0.5, sizes=()),
    Benchmark("open.large.questions", QUESTIONS, METADATA, goal=1.0, sizes=()),
)
_BY_POLARS = (
    Benchmark("open.polars", WHOLE, POLARS, goal=0.5, sizes=("M",)),
    Benchmark("open.polars.zsav", WHOLE, POLARS, goal=0.6, sizes=("M",), kind=".zsav"),
    Benchmark("open.polars.memory", WHOLE, POLARS, goal=0.6, cost="peak", sizes=("M",)),
    Benchmark("open.large.polars", WHOLE, POLARS, goal=0.3, sizes=()),
    Benchmark("open.large.memory", WHOLE, POLARS, goal=0.4, cost="peak", sizes=()),
)
_HAS_POLARS = find_spec(_POLARS) is not None

BENCHMARKS = (*_BY_PYREADSTAT, *(_BY_POLARS if _HAS_POLARS else ()))
SKIPPED = {
    benchmark.name: "polars-readstat is not installed"
    for benchmark in (() if _HAS_POLARS else _BY_POLARS)
}
