"""A damaged file by its seed and number: the same one each time."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

from tests.readers.mutations.damage import ANY, Damage, cut
from tests.readers.mutations.damage_archives import directory_of_archive, inside_archive
from tests.readers.mutations.damage_binary import (
    fields_of_dta,
    fields_of_por,
    fields_of_sas,
    fields_of_sav,
    fields_of_xpt,
    texts_of_sav,
)
from tests.readers.mutations.damage_delimited import delimited
from tests.readers.mutations.damage_markup import structure_of_json, structure_of_xml
from tests.readers.mutations.seeds import Seed, seeds_of

_AGAIN = 0.1  # share of the cases that are damaged a second time
_OWN: dict[str, tuple[Damage, ...]] = {
    "sav": (fields_of_sav, fields_of_sav, texts_of_sav),
    "zsav": (fields_of_sav, fields_of_sav, texts_of_sav),
    "por": (fields_of_por,),
    "dta": (fields_of_dta,),
    "sas7bdat": (fields_of_sas,),
    "xpt": (fields_of_xpt,),
    "xlsx": (inside_archive, inside_archive, directory_of_archive),
    "ods": (inside_archive, inside_archive, directory_of_archive),
    "csv": (delimited,),
    "tsv": (delimited,),
    "codebook": (delimited,),
    "triple-s": (structure_of_xml, structure_of_xml, delimited),
    "setup": (structure_of_json,),
    "briefing": (structure_of_json,),
}


class Case(NamedTuple):
    """Files of one folder, one of them damaged. `is_cut`: it only lost its end."""

    whole: Seed
    files: Mapping[str, bytes]
    done: str
    is_cut: bool


def made(form: str, seed: int, number: int) -> Case:
    """The damaged file of this number."""
    chance = Random(f"{seed}:{form}:{number}")
    whole = chance.choice(seeds_of(form))
    raw = bytearray(whole.files[whole.damaged])
    damage = chance.choice(_ways(form))
    done = f"{damage.__name__}: {damage(raw, chance)}"
    again = chance.random() < _AGAIN and len(raw) > 0
    if again:
        damage_too = chance.choice(ANY)
        done += f"; {damage_too.__name__}: {damage_too(raw, chance)}"
    files = {**whole.files, whole.damaged: bytes(raw)}
    return Case(whole, files, done, damage is cut and not again)


def _ways(form: str) -> tuple[Damage, ...]:
    """Those that know the format as often as those that do not."""
    own = _OWN[form]
    return ANY + own * (len(ANY) // len(own))
