"""Names of files that every system takes."""

from __future__ import annotations

_LONGEST = 120  # bytes, without the suffix
_RESERVED = frozenset(  # by Windows, whatever the suffix
    {"CON", "PRN", "AUX", "NUL", *(f"{name}{n}" for name in ("COM", "LPT") for n in range(10))}
)


def file_name(text: str, longest: int = _LONGEST) -> str:
    """A file name made of this text, of at most so many bytes; without a suffix."""
    kept = "".join(c if c.isalnum() and c.isprintable() else " " for c in text)
    raw = "-".join(kept.split()).encode()[:longest]
    name = raw.decode(errors="ignore").rstrip("-")
    return f"{name}-" if name.upper() in _RESERVED else name or "chart"
