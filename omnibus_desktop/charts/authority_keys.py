"""The keys of single authorities on a map: they can be looked at, and hold no notes."""

from __future__ import annotations

from omnibus_desktop.charts.spec import Key

_AUTHORITY = "authority/"


def authority_key(answer: str, code: str) -> Key:
    """The key of the authority with this code, which gave this answer."""
    return f"{_AUTHORITY}{answer}", code


def is_authority(key: Key | None) -> bool:
    """Whether this is the key of a single authority."""
    return key is not None and key[0].startswith(_AUTHORITY)


def answer_of(key: Key) -> str:
    """The answer of the authority with this key."""
    return key[0].removeprefix(_AUTHORITY)
