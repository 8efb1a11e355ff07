"""Our `dataclass` does what that of the standard library does."""

import dataclasses
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, replace
from typing import Any

import pytest

from omnibus_desktop import values


def hot(cls: Any = None, **choices: bool) -> Any:
    """Our `dataclass` as it is for a class of which many values are made."""

    def made(each: type) -> type:
        each = values.dataclass(**choices)(each)
        given = dataclasses.fields(each)
        each.__init__ = values._compiled(given, hasattr(each, "__post_init__"))
        return each

    return made if cls is None else made(cls)


MAKERS = [dataclasses.dataclass, values.dataclass, hot]


def point(dataclass: Any, **choices: bool) -> Any:
    @dataclass(frozen=True, **choices)
    class Point:
        x: int
        y: int = 2
        names: list[str] = field(default_factory=list, repr=False)
        seen: int = field(default=0, init=False, compare=False)

    return Point


@pytest.mark.parametrize("dataclass", MAKERS)
@pytest.mark.parametrize(
    "make",
    [
        lambda point: point(1),
        lambda point: point(1, 3),
        lambda point: point(y=3, x=1),
        lambda point: point(1, names=["a"]),
        lambda point: replace(point(1, names=["a"]), y=7),
    ],
)
def test_a_value_has_what_it_was_given(dataclass: Any, make: Callable[[Any], Any]) -> None:
    made, expected = make(point(dataclass)), make(point(dataclasses.dataclass))
    assert asdict(made) == asdict(expected)
    assert repr(made).rpartition(".")[2] == repr(expected).rpartition(".")[2]


@pytest.mark.parametrize("dataclass", MAKERS)
@pytest.mark.parametrize(
    "wrong",
    [
        lambda point: point(),
        lambda point: point(y=1),
        lambda point: point(1, x=1),
        lambda point: point(1, x=1, y=2, names=[]),
        lambda point: point(1, z=1),
        lambda point: point(y=1, z=1),
        lambda point: point(1, 2, [], 0),
        lambda point: point(1, seen=1),
    ],
)
def test_wrong_arguments_are_refused(dataclass: Any, wrong: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError):
        wrong(point(dataclass))


@pytest.mark.parametrize("dataclass", MAKERS)
def test_values_compare_by_their_fields(dataclass: Any) -> None:
    point_of = point(dataclass)
    assert point_of(1, 2) == point_of(1)
    assert point_of(1) != point_of(2)
    assert point_of(1) != point(dataclass)(1)  # another class
    assert point_of(1) != (1, 2, [])


@pytest.mark.parametrize("dataclass", MAKERS)
def test_only_a_frozen_value_that_compares_has_a_hash_by_its_fields(dataclass: Any) -> None:
    @dataclass(frozen=True)
    class Fixed:
        x: int

    @dataclass
    class Loose:
        x: int

    assert hash(Fixed(1)) == hash(Fixed(1))
    assert len({Fixed(1), Fixed(1), Fixed(2)}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Loose(1))
    identity = point(dataclass, eq=False)
    assert identity(1) != identity(1)
    assert len({identity(1), identity(1)}) == 2


@pytest.mark.parametrize("dataclass", MAKERS)
def test_a_frozen_value_cannot_be_changed(dataclass: Any) -> None:
    value = point(dataclass)(1)
    with pytest.raises(FrozenInstanceError):
        value.x = 2
    with pytest.raises(FrozenInstanceError):
        del value.x
    assert value.x == 1


@pytest.mark.parametrize("dataclass", MAKERS)
def test_what_comes_after_runs_last(dataclass: Any) -> None:
    @dataclass
    class Twice:
        x: int
        doubled: int = field(init=False)

        def __post_init__(self) -> None:
            self.doubled = 2 * self.x

    assert Twice(4).doubled == 8


@pytest.mark.parametrize("dataclass", MAKERS)
def test_fields_without_a_default_come_first(dataclass: Any) -> None:
    class Wrong:
        x: int = 1
        y: int

    with pytest.raises(TypeError):
        dataclass(Wrong)


def test_a_class_of_which_many_are_made_is_compiled() -> None:
    point_of = point(values.dataclass)
    before = point_of.__init__
    made = [point_of(number, names=[]) for number in range(values._MANY + 10)]
    assert point_of.__init__ is not before
    assert [each.x for each in made] == list(range(len(made)))
    assert made[0] == point_of(0)
