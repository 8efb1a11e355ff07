"""What a command writes is none of the files that it reads."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from omnibus_desktop.exports.overwriting import refuse_overwriting
from omnibus_desktop.readers.belonging import files_of

_BRIEFING = ".omnibus"


def check_outputs(chosen: argparse.Namespace) -> None:
    """Raises OmnibusError, before anything is written, where an output is the survey, a briefing
    or the wave of it, another wave, what is read with one (its set-up, its codebook) or the
    template, or where two outputs are one file."""
    outputs = [Path(name) for name in (chosen.output, getattr(chosen, "alt", None)) if name]
    waves = getattr(chosen, "wave", None) or []
    named = [chosen.file, *([waves] if isinstance(waves, str) else waves)]
    read = [path for name in named for path in _read_by(Path(name))]
    template = getattr(chosen, "template", None)
    refuse_overwriting(outputs, [*read, *([Path(template)] if template else [])])


def _read_by(path: Path) -> Iterator[Path]:
    """The file with those that belong to it, and of a briefing the waves that it is about."""
    yield from files_of(path)
    if path.suffix.lower() == _BRIEFING:
        from omnibus_desktop.briefing.file import read

        kept = read(path)
        for link in (kept.wave, *kept.earlier):
            yield from files_of(link.seen_from(path.parent))
