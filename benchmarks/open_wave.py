"""Opening an SPSS file: all of it, and its dictionary alone. The reference is pyreadstat."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from benchmarks.measure import Benchmark, Side
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.sav import read_dictionary, read_sav


def _full(wave: Path) -> Callable[[], object]:
    return lambda: read_sav(wave)


def _full_reference(wave: Path) -> Callable[[], object]:
    import pyreadstat

    return lambda: pyreadstat.read_sav(wave)


def _dictionary(wave: Path) -> Callable[[], object]:
    return lambda: read_dictionary(wave)


def _dictionary_reference(wave: Path) -> Callable[[], object]:
    import pyreadstat

    return lambda: pyreadstat.read_sav(wave, metadataonly=True, output_format="dict")


def _digest(contents: object) -> str:
    """All labels and all answers in sixteen characters."""
    assert isinstance(contents, Contents)
    digest = hashlib.sha256(repr(contents.variables).encode())
    for data in contents.data.values():
        digest.update(data.numbers().tobytes())
        digest.update("\n".join(data.texts()).encode())
    return digest.hexdigest()[:16]


BENCHMARKS = (
    Benchmark("open.full", Side(_full, _digest), Side(_full_reference), goal=0.12, sizes=("M",)),
    # in so small a wave there is little but the dictionary to read
    Benchmark(
        "open.full.small", Side(_full, _digest), Side(_full_reference), goal=0.9, sizes=("S",)
    ),
    Benchmark(
        "open.full.zsav",
        Side(_full, _digest),
        Side(_full_reference),
        goal=0.12,
        sizes=("M",),
        kind=".zsav",
    ),
    Benchmark(
        "open.memory", Side(_full), Side(_full_reference), goal=0.5, cost="peak", sizes=("M",)
    ),
    Benchmark("open.dictionary", Side(_dictionary, _digest), Side(_dictionary_reference), goal=1.2),
)
