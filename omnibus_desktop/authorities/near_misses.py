"""Values of a wave that mean no authority of its date, with authorities that they may mean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from omnibus_desktop.authorities.column import Column, column_of
from omnibus_desktop.authorities.dates import date_of
from omnibus_desktop.authorities.frame import Authority, Frame, at, every_code
from omnibus_desktop.authorities.names import match_key
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.wave import Wave

_OFFERED = 3  # candidates for one value
_LOOKED_UP = 100  # values; a column with more that are unknown holds no authorities


@dataclass(frozen=True)
class NearMiss:
    """A `value` as it stands in the file (its label, where it has one), how many respondents have
    it, and up to three authorities that it may mean, as (code, name), best first."""

    value: str
    respondents: int
    candidates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Joined:
    """What the variable that names authorities gave on `day`: how many respondents are matched to
    one, how many of the wave are not, and the values that mean none."""

    variable: str
    day: date
    matched: int
    unmatched: int
    near_misses: tuple[NearMiss, ...]


def joined(found: Wave, setup: Setup | None = None) -> Joined | None:
    """How the respondents of a wave were matched to authorities, None where nothing names them.
    `found` is the wave as found; `setup` what a person said of it: values that the person has
    settled are no near-misses."""
    setup = setup or Setup()
    bare = found.unjoined or found
    frame = at(_day(bare, setup))
    column = column_of(bare, frame, setup)
    if column is None:
        return None
    matched = sum(column.counts().values())
    unmatched = bare.respondents - matched
    return Joined(column.variable, frame.day, matched, unmatched, _near_misses(column, frame))


def near_misses(found: Wave, setup: Setup | None = None) -> tuple[NearMiss, ...]:
    """The near-misses of `joined`, none where nothing names authorities."""
    known = joined(found, setup)
    return () if known is None else known.near_misses


def _day(wave: Wave, setup: Setup) -> date:
    for said in (setup.starts, setup.ends):
        with suppress(ValueError):
            if said:
                return date.fromisoformat(said)
    return date_of(wave)[0]


def _near_misses(column: Column, frame: Frame) -> tuple[NearMiss, ...]:
    respondents = column.respondents()
    missed = [text for text in column.unmatched() if respondents[text]]
    return tuple(
        NearMiss(text, respondents[text], _candidates(column, frame, text, place < _LOOKED_UP))
        for place, text in enumerate(missed)
    )


def _candidates(column: Column, frame: Frame, text: str, look: bool) -> tuple[tuple[str, str], ...]:
    """What the authority of another date has become, or was before; then what is spelt alike."""
    if not look:
        return ()
    other_dates = [a for meant in _of_other_dates(text) for a in _there(meant, frame)]
    found = {a.ons_code: a.name for a in (*other_dates, *column.names.candidates(text))}
    return tuple(found.items())[:_OFFERED]


def _of_other_dates(text: str) -> Iterator[Authority]:
    key, code = match_key(text), text.strip().upper()
    for authority in every_code():
        if code in (authority.ons_code, authority.dfe_code) or key == match_key(authority.name):
            yield authority


def _there(authority: Authority, frame: Frame) -> list[Authority]:
    """The authorities of the frame that this one has become, or those that it was made of."""
    known = {each.ons_code: each for each in frame.authorities}
    later = {each.ons_code: each.successors for each in every_code()}
    earlier = {code: tuple(each for each, then in later.items() if code in then) for code in later}
    for steps in (later, earlier):
        codes: tuple[str, ...] = (authority.ons_code,)
        while codes:
            if found := [known[code] for code in codes if code in known]:
                return found
            codes = tuple(after for code in codes for after in steps.get(code, ()))
    return []
