"""The dictionary of an SPSS file as it stands there: records of numbers and undecoded bytes.

Layouts after the description of the system file format in the developers' manual of GNU PSPP.
Nothing is believed before it was checked against the bytes that there are.
"""

from __future__ import annotations

import math
import struct
from dataclasses import field

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.sav_source import Source
from omnibus_desktop.values import dataclass

SYSTEM_MISSING = -1.7976931348623157e308
HIGHEST = 1.7976931348623157e308
LOWEST = -1.7976931348623155e308
ELEMENTS_LIMIT = 1_000_000

_VARIABLE, _LABELS, _LABELLED, _DOCUMENT, _EXTENSION, _END = 2, 3, 4, 6, 7, 999
_INTEGERS, _FLOATS, _CASES = 3, 4, 16  # subtypes of _EXTENSION that are read here
_IBM_100 = bytes.fromhex("4264000000000000")  # 100 as a mainframe writes it
_VAX_100 = (bytes.fromhex("c843000000000000"), bytes.fromhex("7940000000000000"))
_VARIABLE_RECORD = {order: struct.Struct(f"{order}5i8s").unpack for order in "<>"}
_TELLING = 64  # bytes by which sets of labels are told apart before all are compared
_Labels = tuple[tuple[bytes, bytes], ...]
_Known = dict[tuple[int, bytes], tuple[bytes, _Labels]]  # items of a grid have the same ones


@dataclass
class RawVariable:
    """A variable record. `width` is 0 for a number, else the bytes of the text; `element` is the
    1-based number of its first eight bytes in a case; `missing` are undecoded."""

    element: int
    width: int
    name: bytes
    label: bytes
    format: int
    missing_kind: int  # 1 to 3: so many codes; -2: a range; -3: a range and a code
    missing: tuple[bytes, ...]

    @property
    def elements(self) -> int:
        """How many times eight bytes it takes."""
        return max(1, -(-self.width // 8))


@dataclass
class RawLabels:
    """One set of value labels and the 1-based elements of the variables that have it."""

    labels: _Labels
    elements: tuple[int, ...]


@dataclass
class RawDictionary:
    """`cases` is -1 where the file does not state it; `weight` is a 1-based element, 0 for none;
    `elements` how many times eight bytes make a case. The place reached is where cases begin."""

    compression: int
    bias: float
    weight: int
    cases: int
    title: bytes
    elements: int = 0
    variables: list[RawVariable] = field(default_factory=list)
    labels: list[RawLabels] = field(default_factory=list)
    documents: list[bytes] = field(default_factory=list)
    extensions: dict[int, list[bytes]] = field(default_factory=dict)
    code_page: int = 0
    special: tuple[float, float, float] = (SYSTEM_MISSING, HIGHEST, LOWEST)


def read_raw_dictionary(source: Source) -> RawDictionary:
    """All records before the cases. Sets the byte order of `source`. Raises OmnibusError."""
    found = _read_header(source)
    known: _Known = {}
    while True:
        kind = source.int32()
        if kind == _VARIABLE:
            _read_variable(source, found)
        elif kind == _LABELS:
            found.labels.append(_read_labels(source, known))
        elif kind == _DOCUMENT:
            lines = source.int32()
            found.documents += [source.take(80) for _ in range(_counted(source, lines, 80))]
        elif kind == _EXTENSION:
            _read_extension(source, found)
        elif kind == _END:
            source.int32()
            break
        else:
            raise source.damaged(f"a record of type {kind} ends at byte {source.place}")
    if not found.variables:
        raise source.damaged("it has no variables")
    last = found.variables[-1]
    if last.element + last.elements != found.elements + 1:
        raise source.damaged(f"variable {last.element} ({last.name!r}): a text of wrong width")
    return found


def _read_header(source: Source) -> RawDictionary:
    if source.size < 176:
        raise source.cut(f"{source.size} bytes, the header alone has 176")
    header = source.take(176)
    if struct.unpack_from("<i", header, 64)[0] not in (2, 3):
        source.order = ">"
    layout, _, compression, weight, cases = struct.unpack_from(source.order + "5i", header, 64)
    if layout not in (2, 3):
        raise source.damaged(f"layout code {layout}")
    if header[84:92] == _IBM_100 or header[84:92] in _VAX_100:
        raise _old_floats(source, "bias in another format")
    (bias,) = struct.unpack_from(source.order + "d", header, 84)
    if not math.isfinite(bias) or abs(bias) > 1e6:
        raise source.damaged(f"bias {bias!r}")
    if compression not in (0, 1, 2) or (compression == 2) != (header[:4] == b"$FL3"):
        raise source.damaged(f"compression {compression} in a file of type {header[:4]!r}")
    if cases < -1:
        raise source.damaged(f"{cases} cases")
    return RawDictionary(compression, bias, weight, cases, header[109:173])


def _read_variable(source: Source, found: RawDictionary) -> None:
    width, labelled, missing, print_format, _, name = _VARIABLE_RECORD[source.order](
        source.take(28)
    )
    if not -1 <= width <= 255 or labelled not in (0, 1) or not -3 <= missing <= 3 or missing == -1:
        raise source.damaged(
            f"variable {name!r}: type {width}, label flag {labelled}, missing {missing}"
        )
    label = b""
    if labelled:
        length = _counted(source, source.int32(), 1)
        label = source.take(length + -length % 4)[:length]
    codes = tuple(source.take(8) for _ in range(abs(missing)))
    found.elements += 1
    if found.elements > ELEMENTS_LIMIT:
        raise source.damaged(f"more than {ELEMENTS_LIMIT} variables")
    before = found.variables[-1] if found.variables else None
    inside = before is not None and found.elements < before.element + before.elements
    if (width == -1) != inside:
        raise source.damaged(f"variable {found.elements} ({name!r}): a text of wrong width")
    if width >= 0:
        found.variables.append(
            RawVariable(found.elements, width, name, label, print_format, missing, codes)
        )


def _read_labels(source: Source, known: _Known) -> RawLabels:
    count = _counted(source, source.int32(), 16)
    key = count, source.in_hand(_TELLING)
    content, labels = known.get(key, (b"", ()))
    if not content or not source.take_if(content):
        content, labels = known[key] = _walked(source, count)
    if source.int32() != _LABELLED:
        raise source.damaged(f"labels without their variables before byte {source.place}")
    return RawLabels(labels, source.int32s(_counted(source, source.int32(), 4)))


def _walked(source: Source, count: int) -> tuple[bytes, _Labels]:
    """So many labels one after the other, and the bytes that they are made of."""
    labels: list[tuple[bytes, bytes]] = []
    parts: list[bytes] = []
    take = source.take
    for _ in range(count):
        value = take(9)
        length = value[8]
        label = take(length + -(length + 1) % 8)
        labels.append((value[:8], label[:length]))
        parts += value, label
    return b"".join(parts), tuple(labels)


def _read_extension(source: Source, found: RawDictionary) -> None:
    subtype, size, count = source.int32s(3)
    if size < 0 or count < 0:
        raise source.damaged(f"extension {subtype}: {count} times {size} bytes")
    content = source.take(size * count)
    found.extensions.setdefault(subtype, []).append(content)
    if subtype == _INTEGERS and len(content) >= 32:
        numbers = struct.unpack_from(source.order + "8i", content)
        if numbers[4] in (2, 3):
            raise _old_floats(source, f"floating-point code {numbers[4]}")
        found.code_page = numbers[7]
    elif subtype == _FLOATS and len(content) >= 24:
        found.special = struct.unpack_from(source.order + "3d", content)
    elif subtype == _CASES and len(content) >= 16:
        (cases,) = struct.unpack_from(source.order + "q", content, 8)
        if cases < -1:
            raise source.damaged(f"{cases} cases")
        # the header's own field has 32 bits and overflows
        found.cases = cases if cases >= 0 else found.cases


def _counted(source: Source, count: int, least: int) -> int:
    """`count`, after a look whether so many things of at least `least` bytes are there."""
    if count < 0:
        raise source.damaged(f"a count of {count} at byte {source.place}")
    if count * least > source.left:
        raise source.cut(f"{count} entries announced at byte {source.place}")
    return count


def _old_floats(source: Source, detail: str) -> OmnibusError:
    return source.refused(
        "its numbers are in the format of an old IBM or VAX computer",
        "open it in SPSS and save it again",
        detail,
    )
