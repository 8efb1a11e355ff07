"""Value labels of an SPSS file, and the missing values of its long texts."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Mapping

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.sav_dictionary import RawDictionary, RawLabels
from omnibus_desktop.readers.sav_extensions import long_labels, long_missing
from omnibus_desktop.readers.sav_text import Decoder, bare
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import Missing

Labels = tuple[tuple[float | str, str], ...]


def value_labels(
    raw: RawDictionary,
    widths: Mapping[int, int],
    order: str,
    decode: Decoder,
    remarks: list[Remark],
) -> dict[int, Labels]:
    """The labels of numbers and of texts of up to eight bytes, by the 1-based element of their
    variable. `widths` has the width of the variable that begins with an element."""
    found: dict[int, Labels] = {}
    misplaced = 0
    decoded: dict[tuple[object, int], Labels] = {}  # items of a grid have the same again and again
    for labels in raw.labels:
        for element in labels.elements:
            width = widths.get(element, -1)
            if not 0 <= width <= 8:
                misplaced += 1
                continue
            key = labels.labels, width
            if key not in decoded:
                decoded[key] = tuple(_decoded(labels, width, raw.special[0], order, decode))
            found[element] = decoded[key]
    if misplaced:
        message = "Some value labels are for variables that are not there or cannot have them."
        remarks.append(Remark("", message))
    return found


def long_text_values(
    raw: RawDictionary,
    elements: Mapping[str, int],
    order: str,
    decode: Decoder,
    remarks: list[Remark],
) -> tuple[dict[int, Labels], dict[int, Missing]]:
    """The labels and the missing values of texts of more than eight bytes, both by the 1-based
    element of their variable. `elements` are those of the texts by name in capitals."""
    labels: dict[int, Labels] = {}
    missing: dict[int, Missing] = {}
    try:
        for name, pairs in long_labels(raw.extensions.get(21, []), order):
            element = elements.get(decode(name).strip().upper())
            if element is not None:
                of_value = {decode(bare(value)): decode(label).strip() for value, label in pairs}
                labels[element] = tuple(of_value.items())
        for name, codes in long_missing(raw.extensions.get(22, []), order):
            element = elements.get(decode(name).strip().upper())
            if element is not None:
                missing[element] = Missing(tuple(decode(bare(code)) for code in codes))
    except OmnibusError:
        message = "Labels or missing values of long texts are damaged; some are left out."
        remarks.append(Remark("", message))
    return labels, missing


def _decoded(
    labels: RawLabels, width: int, system_missing: float, order: str, decode: Decoder
) -> Iterator[tuple[float | str, str]]:
    """The labels with their values; of two for one value the first."""
    unpack = struct.Struct(order + "d").unpack
    seen: set[float | str] = set()
    value: float | str
    for raw_value, raw_label in labels.labels:
        if width:
            value = decode(bare(raw_value[:width]))
        else:
            (number,) = unpack(raw_value)
            if not math.isfinite(number) or number == system_missing:
                continue
            value = float(number)
        if value not in seen:
            seen.add(value)
            yield value, decode(raw_label).strip()
