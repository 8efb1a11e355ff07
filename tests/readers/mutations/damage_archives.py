"""Damage to zip archives: inside their parts, packed anew, and to what they say of themselves."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from random import Random

from tests.readers.mutations.damage import ANY, Spot, bits, blown_up, cut
from tests.readers.mutations.damage_markup import structure_of_xml

_WAYS = ("xml",) * 5 + ("any", "any", "dropped", "twice", "elsewhere")
_MATTERS = re.compile(r"sheet|shared|workbook|content|styles")


def inside_archive(raw: bytearray, chance: Random) -> str:
    """Damages a part, packs all anew; or leaves it out, or has it twice or by another name."""
    try:
        with zipfile.ZipFile(io.BytesIO(bytes(raw))) as archive:
            parts = [(part.filename, archive.read(part)) for part in archive.infolist()]
    except (zipfile.BadZipFile, NotImplementedError, OSError):
        return bits(raw, chance)
    names = [name for name, _ in parts]
    picked = chance.choice([name for name in names if _MATTERS.search(name)] or names)
    way = chance.choice(_WAYS)
    done, changed = _changed(dict(parts)[picked], way, chance)
    packed = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # of a name that is there twice
        for name, content in parts:
            if name != picked:
                archive.writestr(name, content)
            elif way != "dropped":
                archive.writestr(f"../{name}" if way == "elsewhere" else name, changed)
            if name == picked and way == "twice":
                archive.writestr(name, content)
    raw[:] = packed.getvalue()
    return f"{picked} {done}"


def _changed(content: bytes, way: str, chance: Random) -> tuple[str, bytes]:
    changed = bytearray(content)
    if not changed or way not in ("xml", "any"):
        return way, content
    damage = structure_of_xml if way == "xml" else chance.choice(ANY)
    return damage(changed, chance), bytes(changed)


def directory_of_archive(raw: bytearray, chance: Random) -> str:
    """Lets an archive lie about sizes, places and methods, in its directory or its parts."""
    spots = []
    for mark, shift in ((b"PK\x01\x02", 0), (b"PK\x03\x04", -2)):
        for found in re.finditer(mark, raw):
            at = found.start() + shift
            spots += [Spot(at + 10, "H", "method"), Spot(at + 8, "H", "flags")]
            spots += [Spot(at + 20, "i", "packed"), Spot(at + 24, "i", "inflated")]
            if not shift:
                spots.append(Spot(at + 42, "i", "place"))
    end = raw.rfind(b"PK\x05\x06")
    if end >= 0:
        spots += [Spot(end + 10, "H", "parts"), Spot(end + 12, "i", "size of directory")]
        spots.append(Spot(end + 16, "i", "place of directory"))
    return blown_up(raw, spots, "<", chance) if spots else cut(raw, chance)
