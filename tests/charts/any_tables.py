"""Tables of any shape, by number: the same number gives the same table."""

from __future__ import annotations

import random
import unicodedata
from functools import lru_cache

from omnibus_desktop.charts.typeface import typeface
from omnibus_desktop.tables.table import Row, Table
from omnibus_desktop.wave.question import Kind
from tests.charts.tables import column, table, total

MOST_ANSWERS, MOST_GROUPS, LONGEST = 40, 30, 300
_FONTS = ("Arimo-Regular.ttf", "DejaVuSans.ttf")
#: The first and last characters of what labels may be written in.
_SCRIPTS = (
    (0x21, 0x7E),  # Latin
    (0xA1, 0x24F),
    (0x1E00, 0x1EFF),
    (0x370, 0x3FF),  # Greek
    (0x400, 0x52F),  # Cyrillic
    (0x531, 0x587),  # Armenian
    (0x5D0, 0x5EA),  # Hebrew
    (0x620, 0x64A),  # Arabic
    (0x10D0, 0x10F6),  # Georgian
    (0x1401, 0x1676),  # Canadian syllabics
    (0xE01, 0xE4E),  # Thai and Lao, of which fonts may have none
    (0x2010, 0x22FF),  # dashes, currencies, signs of mathematics
)


@lru_cache(maxsize=1)
def scripts() -> tuple[str, ...]:
    """The characters of each script that the bundled fonts have."""
    faces = [typeface(name) for name in _FONTS]
    found = (
        "".join(
            character
            for character in map(chr, range(first, last + 1))
            if unicodedata.category(character)[0] in "LNPS"
            and any(face.glyph(character) for face in faces)
        )
        for first, last in _SCRIPTS
    )
    return tuple(characters for characters in found if characters)


def any_table(number: int) -> Table:
    """1 to 40 answers by the total and up to 30 groups in up to three breaks, a list or a scale,
    with bases of any size."""
    chance = random.Random(number)
    is_scale = chance.random() < 0.5
    most = chance.choice((1, 2, 3, 5, 8, 12, 20, MOST_ANSWERS))
    longest = chance.choice((1, 12, 40, 120, LONGEST))
    answers = [
        Row(str(place), label(chance, longest), last=place > 1 and chance.random() < 0.1)
        for place in range(chance.randint(1, most))
    ]
    if is_scale and len(answers) > 3 and chance.random() < 0.4:
        ids = tuple(row.id for row in answers[:2])
        answers.append(Row("net:a", label(chance, longest), net=True, members=ids))
    columns = [total(chance.choice((24, 300)))]
    breaks = [(f"by{place}", label(chance, 30)) for place in range(chance.randint(1, 3))]
    names = chance.choice((6, 30, LONGEST))
    groups = chance.randint(0, chance.choice((0, 2, 4, 12, MOST_GROUPS)))
    for place in range(groups):
        by, heading = breaks[place * len(breaks) // groups]
        base = chance.choice((4, 12, 80, 1200))
        more = {"heading": heading, "low": base < 30, "tiny": base < 10}
        columns.append(column(f"{by}={place}", label(chance, names), base, **more))
    share = 1 / len(answers) if is_scale else 1.0
    counts = [
        [chance.randint(0, int(each.base * share)) for each in columns] for _ in range(len(answers))
    ]
    kind = Kind.SCALE if is_scale else Kind.MULTI
    return table(tuple(answers), tuple(columns), counts, kind=kind, ordered=is_scale)


def label(chance: random.Random, longest: int) -> str:
    """1 to so many characters of one script, in words of any length."""
    characters = chance.choice((scripts()[0], chance.choice(scripts())))
    count = chance.choice((chance.randint(1, longest), longest))
    spaces = chance.choice((0.0, 0.1, 0.2))
    text = "".join(
        " " if chance.random() < spaces else chance.choice(characters) for _ in range(count)
    )
    return " ".join(text.split()) or "x"
