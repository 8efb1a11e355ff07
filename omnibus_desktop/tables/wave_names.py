"""What each of several waves is called for short, so that no two are called the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from omnibus_desktop.tables.table import Origin
from omnibus_desktop.wave.plain_text import plain

_NUMBERED = re.compile(r"\b(wave|round|phase)\s*([0-9]{1,4})\b", re.IGNORECASE)


def wave_names(origins: Sequence[Origin]) -> tuple[str, ...]:
    """ "Wave 1", "Wave 2" where their titles or files are numbered so, else their periods, titles
    or files: the first of these that tells all of them apart; at worst numbered here."""
    for names in (
        [numbered(plain(origin.wave)) for origin in origins],
        [numbered(plain(origin.source)) for origin in origins],
        [plain(origin.period) for origin in origins],
        [plain(origin.wave) for origin in origins],
        [plain(origin.source) for origin in origins],
    ):
        if all(names) and len(set(names)) == len(names):
            return tuple(names)
    return tuple(f"Wave {number}" for number in range(1, len(origins) + 1))


def numbered(text: str) -> str:
    """ "Wave 1", where a title or the name of a file says a number; "" where it does not."""
    found = _NUMBERED.search(text.replace("_", " "))
    return f"{found[1].capitalize()} {int(found[2])}" if found else ""
