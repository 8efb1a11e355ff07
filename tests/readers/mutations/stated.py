"""How many respondents a file itself says that it has, for the formats that do."""

from __future__ import annotations

import re
import struct


def rows_stated(form: str, raw: bytes) -> int | None:
    """What the header says; None where it says nothing, or that it does not know."""
    try:
        stated = _READING[form](raw) if form in _READING else None
    except struct.error:
        return None
    return stated if stated is not None and stated >= 0 else None


def _of_sav(raw: bytes) -> int | None:
    order = "<" if struct.unpack_from("<i", raw, 64)[0] in (2, 3) else ">"
    return int(struct.unpack_from(order + "i", raw, 80)[0])


def _of_dta(raw: bytes) -> int | None:
    if not raw.startswith(b"<stata_dta>"):
        return int(struct.unpack_from(">I" if raw[1] == 1 else "<I", raw, 6)[0])
    release = re.search(rb"<release>(\d+)</release>", raw)
    place = raw.find(b"<N>") + 3
    if release is None or place < 3:
        return None
    order = ">" if b"<byteorder>MSF" in raw[:200] else "<"
    return int(struct.unpack_from(order + ("I" if release[1] == b"117" else "Q"), raw, place)[0])


_READING = {"sav": _of_sav, "zsav": _of_sav, "dta": _of_dta}
