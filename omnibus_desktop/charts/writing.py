"""The order and the shapes in which the characters of a line are seen.

A small part of the Unicode bidirectional algorithm (UAX 9): runs of right-to-left letters are
turned round, numbers inside them are not, brackets are mirrored. Control characters of that
algorithm never get here: `plain_text.plain` shows them as marks. Arabic letters take their joined
shapes from the presentation forms (U+FB50 to U+FEFF), which the bundled font has.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ARABIC = re.compile("[\u0620-\u06ff\u0750-\u077f]")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")


def as_seen(line: str) -> str:
    """The characters of `line` from left to right as they are seen, in their joined shapes."""
    line = joined(line)
    return _reordered(line) if _RIGHT_TO_LEFT.search(line) else line


def joined(line: str) -> str:
    """`line` with accents joined to their letters where there is a character for both, and each
    Arabic letter in the shape that its neighbours ask for."""
    if line.isascii():
        return line
    line = unicodedata.normalize("NFC", line)
    if not _ARABIC.search(line):
        return line
    shapes = _shapes()
    letters = [c for c in line if not _is_transparent(c)]
    out: list[str] = []
    place = -1
    taken = False  # the letter was drawn with the one before it, as in lam-alef
    for character in line:
        if _is_transparent(character):
            out.append(character)
            continue
        place += 1
        if taken:
            taken = False
            continue
        before = letters[place - 1] if place else ""
        pair = character + letters[place + 1] if place + 1 < len(letters) else ""
        taken = pair in shapes
        letter = pair if taken else character
        after = "" if taken else pair[1:]
        out.append(_shape(letter, _joins_on(before), _joins_back(after)))
    return "".join(out)


def _shape(letter: str, joins_before: bool, joins_after: bool) -> str:
    shapes = _shapes().get(letter, {})
    if joins_before and joins_after and "medial" in shapes:
        return shapes["medial"]
    if joins_before and "final" in shapes:
        return shapes["final"]
    if joins_after and "initial" in shapes:
        return shapes["initial"]
    return shapes.get("isolated", letter)


def _joins_on(letter: str) -> bool:
    """Whether this letter reaches out to the one after it."""
    return letter == "\u0640" or "initial" in _shapes().get(letter, ())


def _joins_back(letter: str) -> bool:
    """Whether this letter reaches back to the one before it."""
    return letter == "\u0640" or "final" in _shapes().get(letter, ())


def _is_transparent(character: str) -> bool:
    return unicodedata.category(character) == "Mn"


@lru_cache(maxsize=1)
def _shapes() -> dict[str, dict[str, str]]:
    """Letter, or lam with alef -> name of the shape -> the character that has it."""
    shapes: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        form, *parts = unicodedata.decomposition(chr(code)).split() or [""]
        letters = "".join(chr(int(part, 16)) for part in parts)
        is_letter = len(letters) == 1 or letters[:1] == "\u0644"
        if is_letter and form[1:-1] in ("isolated", "final", "initial", "medial"):
            shapes.setdefault(letters, {})[form[1:-1]] = chr(code)
    return shapes


def _reordered(line: str) -> str:
    levels = _levels(line)
    runs: list[tuple[int, str]] = []
    for character, level in zip(line, levels, strict=True):
        seen = character.translate(_MIRRORED) if level % 2 else character
        if runs and runs[-1][0] == level:
            runs[-1] = (level, runs[-1][1] + seen)
        else:
            runs.append((level, seen))
    return _visual(runs, min(levels))


def _visual(runs: list[tuple[int, str]], lowest: int) -> str:
    """The runs as seen: rule L2, from the highest level down to the lowest odd one."""
    pieces = [(level, _clusters_reversed(text) if level % 2 else text) for level, text in runs]
    for least in range(max(level for level, _ in pieces), max(lowest, 1) - 1, -1):
        turned: list[tuple[int, str]] = []
        stretch: list[tuple[int, str]] = []
        for piece in pieces:
            if piece[0] >= least:
                stretch.append(piece)
                continue
            turned += [*stretch[::-1], piece]
            stretch = []
        pieces = turned + stretch[::-1]
    return "".join(text for _, text in pieces)


def _clusters_reversed(text: str) -> str:
    """`text` turned round with each combining mark kept after its letter."""
    clusters: list[str] = []
    for character in text:
        if clusters and _is_transparent(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    return "".join(reversed(clusters))


def _levels(line: str) -> list[int]:
    """0 for left to right, 1 for right to left, 2 for numbers and Latin inside right to left."""
    sides = [_side(character) for character in line]
    base = 1 if next((side for side in sides if side in "LR"), "L") == "R" else 0
    strong = "R" if base else "L"
    _settle_numbers(sides, strong)
    _settle_brackets(line, sides, strong)
    _settle_neutrals(sides, strong)
    return [1 if side == "R" else 0 if side == "L" and base == 0 else 2 for side in sides]


def _side(character: str) -> str:
    kind = unicodedata.bidirectional(character)
    if kind in ("R", "AL"):
        return "R"
    if kind in ("EN", "AN"):
        return "N"
    return {"L": "L", "CS": ",", "ES": ",", "ET": "%", "NSM": "^"}.get(kind, " ")


def _settle_numbers(sides: list[str], strong: str) -> None:
    """Signs go with the number they touch; numbers after left-to-right letters are like them."""
    for place, side in enumerate(sides):
        near = [sides[place - 1] if place else " ", *sides[place + 1 : place + 2]]
        if side == "^":
            sides[place] = near[0]
        elif (side == "," and near == ["N", "N"]) or (side == "%" and "N" in near):
            sides[place] = "N"
    last = strong
    for place, side in enumerate(sides):
        if side in "LR":
            last = side
        elif side == "N" and last == "L":
            sides[place] = "L"


def _settle_brackets(line: str, sides: list[str], strong: str) -> None:
    """A pair of brackets goes with the line, or else with what is both before it and inside
    it (rule N0)."""
    opened: list[int] = []
    for place, character in enumerate(line):
        if character in _CLOSING.values():
            opened.append(place)
        elif opened and line[opened[-1]] == _CLOSING.get(character):
            start = opened.pop()
            inside = {"R" if side == "N" else side for side in sides[start:place]} & {"L", "R"}
            if not inside:
                continue
            before = next((s for s in reversed(sides[:start]) if s in "LRN"), strong)
            same = strong not in inside and before.replace("N", "R") != strong
            sides[start] = sides[place] = before.replace("N", "R") if same else strong


def _settle_neutrals(sides: list[str], strong: str) -> None:
    """What has no direction takes that of both its neighbours, or else the line's (rules N1, N2);
    a number counts as right to left there."""
    place = 0
    while place < len(sides):
        if sides[place] in "LRN":
            place += 1
            continue
        end = place
        while end < len(sides) and sides[end] not in "LRN":
            end += 1
        before = sides[place - 1].replace("N", "R") if place else strong
        after = sides[end].replace("N", "R") if end < len(sides) else strong
        sides[place:end] = [before if before == after else strong] * (end - place)
        place = end
