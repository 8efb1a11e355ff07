"""Which answers, groups and items of a table a text speaks of: by their names, in the singular or
the plural, or by a few words of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from omnibus_desktop.tables.table import TOTAL, Table
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.plain_text import plain
from omnibus_desktop.words.figures import short

_WORD = re.compile(r"\w+")
_SAYING = ("say", "says", "said", "saying", "answer", "answered", "replied", "chose")
_QUOTES = "“‘\"'"
#: Names that are ordinary words too: they name an answer where somebody says it, or in quotes.
_ORDINARY = frozenset((
    "no", "none", "nobody", "other", "all", "any", "both", "never", "neither", "most", "few",
    "some",
))  # fmt: skip
_TELLS_NOTHING = frozenset((
    "with", "than", "that", "this", "these", "those", "from", "very", "fairly", "quite", "more",
    "most", "less", "least", "other", "none", "about", "high", "higher", "low", "lower", "current",
    "too", "which", "what", "have", "been", "were", "their", "them", "they", "into", "over",
    "under", "only", "also", "each", "every", "many", "much", "some", "same", "good", "poor",
    "well", "level", "local", "group", "area", "region",
))  # fmt: skip
_FEWEST_LETTERS = 4  # of a word that tells what a label is about
_TELLING = 6  # letters of a word that names a label alone
_SHARED = 7  # first letters that make two words forms of one: "recruiting", "recruitment"

Labels = tuple[tuple[str, str], ...]  # of each its id and its label


@dataclass(frozen=True)
class Mention:
    """What is named, and from which character of the text to which."""

    id: str
    start: int
    end: int


@dataclass(frozen=True)
class Mentioned:
    """What a text names of its tables, in its order: answers by id, groups by key, items by id."""

    answers: tuple[Mention, ...]
    groups: tuple[Mention, ...]
    items: tuple[Mention, ...]


def mentioned(text: str, tables: tuple[Table, ...]) -> Mentioned:
    """What the text names. Waves that stand side by side are no groups."""
    first = tables[0]
    columns = first.columns if first.columns and first.columns[0].key == TOTAL else ()
    topic = frozenset(_stem(word) for word in _WORD.findall(plain(first.text)))
    topic |= {_stem(first.origin.respondent_word)}
    rows = dict.fromkeys((row.id, row.label) for table in tables for row in table.rows)
    return Mentioned(
        named(text, tuple(rows), topic),
        named(
            text,
            tuple((column.key, column.label) for column in columns[1:]),
            frozenset({_stem(first.origin.respondent_word)}),
        ),
        named(text, tuple((t.item, t.item_label) for t in tables if t.item), topic),
    )


@lru_cache(maxsize=256)
def named(text: str, labels: Labels, apart: frozenset[str] = frozenset()) -> tuple[Mention, ...]:
    """Where labels stand in the text, in its order. A whole label goes before a few words of
    another, and of a long one what a sentence quotes is enough; words of `apart` (stems) name
    nothing alone."""
    words = [(_stem(found[0]), found.start(), found.end()) for found in _WORD.finditer(plain(text))]
    taken: set[int] = set()
    same: set[tuple[int, tuple[str, ...]]] = set()  # of labels that begin alike
    found = []
    stems = {key: tuple(_stem(word) for word in _WORD.findall(short(name))) for key, name in labels}
    for key, whole in sorted(stems.items(), key=lambda each: -len(each[1])):
        for place in _places(whole, words):
            span = set(range(place, place + len(whole)))
            free = not span & taken or (place, whole) in same
            if free and _is_meant(plain(text), whole, words, place):
                taken |= span
                same.add((place, whole))
                found.append(Mention(key, words[place][1], words[place + len(whole) - 1][2]))
    known = {mention.id for mention in found}
    left = [(place, word) for place, word in enumerate(words) if place not in taken]
    for key, places in _by_a_few_words(stems, left, apart):
        if key not in known:
            found.append(Mention(key, words[places[0]][1], words[places[-1]][2]))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _places(whole: tuple[str, ...], words: list[tuple[str, int, int]]) -> Iterator[int]:
    if not any(character.isalpha() for stem in whole for character in stem):
        return  # a number names nothing
    for place in range(len(words) - len(whole) + 1):
        if all(words[place + at][0] == stem for at, stem in enumerate(whole)):
            yield place


def _is_meant(
    text: str, whole: tuple[str, ...], words: list[tuple[str, int, int]], place: int
) -> bool:
    if len(whole) > 1 or whole[0] not in _ORDINARY:
        return True
    if re.match(r"\s+(?:is|was|comes|ranks)\b", text[words[place][2] :]):
        return True
    quoted = text[: words[place][1]].endswith(tuple(_QUOTES))
    return quoted or (place > 0 and words[place - 1][0] in map(_stem, _SAYING))


def _by_a_few_words(
    stems: dict[str, tuple[str, ...]], left: list[tuple[int, tuple[str, int, int]]],
    apart: frozenset[str],
) -> Iterator[tuple[str, list[int]]]:  # fmt: skip
    """Labels of which telling words stand in the text: all of them, or one that no other has."""
    telling = {
        key: {stem for stem in whole if len(stem) >= _FEWEST_LETTERS} - apart - _TELLS_NOTHING
        for key, whole in stems.items()
    }
    for key, own in telling.items():
        others = set().union(*(each for other, each in telling.items() if other != key))
        places = [place for place, (word, *_) in left if any(_same(word, stem) for stem in own)]
        seen = {stem for stem in own for _, (word, *_) in left if _same(word, stem)}
        alone = {
            stem
            for stem in seen
            if len(stem) >= _TELLING and not any(_same(stem, other) for other in others)
        }
        if alone or (len(own) > 1 and seen == own):
            yield key, places


def _same(one: str, other: str) -> bool:
    return one == other or (len(one) >= _SHARED and one[:_SHARED] == other[:_SHARED])


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """A word in the singular and in small letters."""
    word = word.casefold()
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
