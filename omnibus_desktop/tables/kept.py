"""What was worked out for a wave and will be asked for again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from omnibus_desktop.wave.wave import Wave

_Value = TypeVar("_Value")


class Kept(Generic[_Value]):
    """Up to `most` values for each wave, by key, for as long as the wave lives; the oldest goes
    first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._of: WeakKeyDictionary[Wave, dict[Hashable, _Value]] = WeakKeyDictionary()

    def of(self, wave: Wave, key: Hashable, make: Callable[[], _Value]) -> _Value:
        """The value for this key, made if there is none yet."""
        known = self._of.get(wave)
        if known is None:
            known = self._of[wave] = {}
        found = known.get(key)
        if found is None:
            found = make()
            if len(known) >= self._most:
                del known[next(iter(known))]
            known[key] = found
        return found
