"""What an SPSS file says about itself: its records, decoded and put together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.sav_dictionary import RawDictionary
from omnibus_desktop.readers.sav_extensions import attributes, variable_attributes
from omnibus_desktop.readers.sav_sets import read_sets
from omnibus_desktop.readers.sav_text import (
    Decoder,
    decoder_for,
    encoding_named,
    encoding_of_page,
    shown,
)
from omnibus_desktop.readers.sav_variables import Slot, build_slots
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.variable import AnswerSet, Content, Data, Variable

_TEXTS = (7, 13, 17, 18, 19)  # extensions that are text as a whole


@dataclass(frozen=True)
class Description:
    """All that the dictionary says. `decode` turns bytes of the cases into text."""

    slots: tuple[Slot, ...]
    sets: tuple[AnswerSet, ...]
    weight: str | None
    title: str
    documents: tuple[str, ...]
    attributes: Mapping[str, str]
    variable_attributes: Mapping[tuple[str, str], str]
    remarks: tuple[Remark, ...]
    decode: Decoder

    def contents(
        self, about: str, respondents: int, data: Mapping[str, Data], more: tuple[Remark, ...] = ()
    ) -> Contents:
        """The contents of the file `about` with these answers. Remarks that are about no
        variable or set are about the file."""
        remarks = (replace(one, about=one.about or about) for one in self.remarks + more)
        return Contents(
            variables=tuple(slot.variable for slot in self.slots),
            data=data,
            respondents=respondents,
            sets=self.sets,
            weight=self.weight,
            title=self.title,
            documents=self.documents,
            attributes=self.attributes,
            variable_attributes=self.variable_attributes,
            remarks=tuple(remarks),
        )


def describe(raw: RawDictionary, order: str) -> Description:
    """The dictionary, decoded. What in it does not fit is left out and told in its remarks."""
    remarks: list[Remark] = []
    decode = _decoder(raw, remarks)
    slots = build_slots(raw, order, decode, remarks)
    known = _by_name(slots)
    sets = read_sets(raw.extensions.get(7, []) + raw.extensions.get(19, []), known, decode, remarks)
    of_file = [pair for content in raw.extensions.get(17, []) for pair in attributes(content)]
    of_variables = variable_attributes(raw.extensions.get(18, []))
    description = Description(
        slots=slots,
        sets=sets,
        weight=_weight(raw, slots, remarks),
        title=decode(raw.title).strip(" \0"),
        documents=tuple(decode(line).rstrip(" \0") for line in raw.documents),
        attributes={decode(name): decode(value) for name, value in of_file},
        variable_attributes={
            (decode(variable), decode(name)): decode(value)
            for variable, name, value in of_variables
        },
        remarks=(),
        decode=decode,
    )
    if decode.misfits and decode.encoding:
        message = (
            f"The file says that its text is {shown(decode.encoding)}, but {decode.misfits:,}"
            " of its names and labels are not; please check how they are spelt."
        )
        remarks.append(Remark("", message))
    return replace(description, remarks=tuple(remarks))


def _decoder(raw: RawDictionary, remarks: list[Remark]) -> Decoder:
    named = raw.extensions.get(20, [b""])[0]
    declared = encoding_named(named) or encoding_of_page(raw.code_page)
    decode, message = decoder_for(declared, _raw_texts(raw))
    if message:
        remarks.append(Remark("", message))
    return decode


def _raw_texts(raw: RawDictionary) -> Iterator[bytes]:
    yield raw.title
    yield from raw.documents
    for variable in raw.variables:
        yield variable.name
        yield variable.label
    for labels in raw.labels:
        for _, label in labels.labels:
            yield label
    for subtype in _TEXTS:
        yield from raw.extensions.get(subtype, [])


def _by_name(slots: tuple[Slot, ...]) -> dict[bytes, Variable]:
    """The variables by long and by short name, in capitals; the short name comes first."""
    known = {slot.variable.name.upper().encode(): slot.variable for slot in slots}
    return known | {slot.short_name.upper(): slot.variable for slot in slots}


def _weight(raw: RawDictionary, slots: tuple[Slot, ...], remarks: list[Remark]) -> str | None:
    """The name of the active weight; the header has the number of its element in a case."""
    if raw.weight == 0:
        return None
    for slot in slots:
        if slot.first + 1 == raw.weight and slot.variable.content is not Content.TEXT:
            return slot.variable.name
    remarks.append(Remark("", "The file names a weight that is none of its numeric variables."))
    return None
