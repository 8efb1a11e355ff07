"""Table options as typed -> Options."""

from __future__ import annotations

import argparse

from omnibus_desktop.tables.options import Options

TOTAL_ALONE = "none"


def options(chosen: argparse.Namespace) -> Options:
    """What the person chose about tables."""
    return Options(
        by=_by(chosen.by),
        weight=chosen.weight,
        filter=tuple(chosen.filter),
        base=chosen.base,
        without=chosen.without,
        with_missing=chosen.with_missing,
        nets=tuple(chosen.net),
        by_nets=tuple(chosen.by_net),
        percent_of=chosen.percent_of,
        test=chosen.test,
        preset=chosen.preset,
        adjust=chosen.adjust,
        level=chosen.level,
        interval=chosen.interval,
        population=chosen.population,
        disclosure=chosen.disclosure,
        min_base=chosen.min_base,
        tiny_base=chosen.tiny_base,
        symbols=chosen.symbols,
    )


def _by(texts: list[str] | None) -> tuple[tuple[str, ...], ...] | None:
    if texts is None:
        return None
    return tuple(tuple(text.split("*")) for text in texts if text != TOTAL_ALONE)
