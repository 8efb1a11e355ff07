"""Table options as typed -> Options."""

from __future__ import annotations

import argparse

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.tables.options import Options
from omnibus_desktop.wave.question import Net


def options(chosen: argparse.Namespace) -> Options:
    """What the person chose about tables. Raises OmnibusError where an option is not of the
    right form."""
    return Options(
        by=_by(chosen.by),
        weight=chosen.weight,
        filter=tuple(_filter(text) for text in chosen.filter),
        base=chosen.base,
        without=_codes(chosen.without),
        with_missing=chosen.with_missing,
        nets=tuple(_net(text) for text in chosen.net),
        test=chosen.test,
        preset=chosen.preset,
        adjust=chosen.adjust,
        level=chosen.level,
        population=chosen.population,
        disclosure=chosen.disclosure,
        min_base=chosen.min_base,
    )


def _by(texts: list[str] | None) -> tuple[tuple[str, ...], ...] | None:
    if texts is None:
        return None
    return tuple(tuple(text.split("*")) for text in texts if text != "none")


def _filter(text: str) -> tuple[str, tuple[str, ...]]:
    name, found, codes = text.partition("=")
    if not found or not name or not codes:
        raise OmnibusError(f"--filter {text!r} is not clear", "write it as QUESTION=CODE,CODE")
    return name, _codes(codes)


def _net(text: str) -> Net:
    label, found, codes = text.rpartition("=")
    if not found or not label or not codes:
        raise OmnibusError(f"--net {text!r} is not clear", 'write it as "LABEL=CODE,CODE"')
    return Net(label, _codes(codes))


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(",") if code.strip())
