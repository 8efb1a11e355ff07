"""What a person has corrected about a wave: values that say so, and nothing of its answers.

Everything is told as a difference from what was found in the file, so that a set-up fits the next
file with the same variables. An empty value (None, or nothing in a tuple) means: as it was found.
"""

from __future__ import annotations

from omnibus_desktop.values import dataclass
from omnibus_desktop.wave.question import Kind, Net, Role

UNWEIGHTED = "none"  # as the weight of a set-up: not even the file's own


@dataclass(frozen=True)
class ChangedAnswer:
    """One answer of a question, by its id."""

    id: str
    label: str | None = None
    role: Role | None = None
    missing: bool | None = None


@dataclass(frozen=True)
class ChangedQuestion:
    """One question, by its id. `order` are answer ids in their new order, those left out follow as
    they stood. `nets` replace all that were found; None keeps them."""

    id: str
    text: str | None = None
    section: str | None = None
    kind: Kind | None = None
    answers: tuple[ChangedAnswer, ...] = ()
    order: tuple[str, ...] = ()
    nets: tuple[Net, ...] | None = None


@dataclass(frozen=True)
class Gathered:
    """Variables that were gathered into one question: a multiple-response set or a grid.
    `counted` is the value that means "ticked" in a set of dichotomies, None for a set of mentions
    and for a grid."""

    id: str
    text: str
    kind: Kind
    variables: tuple[str, ...]
    counted: float | str | None = None


@dataclass(frozen=True)
class Merged:
    """A question made of another by merging answers: each group is a label and answer ids."""

    id: str
    question: str
    groups: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Theme:
    """What several open answers have in common, in a few words. Its `id` outlives its `label`."""

    id: str
    label: str


@dataclass(frozen=True)
class Themed:
    """The themes that a person found in the answers to the open `question`, in order: together they
    are the question `id`. `answers` are those that were read, each by its digest (never by its
    words: see open_answers.digest) with the ids of its themes; none: it has none of them. `salt`
    goes into the digests: the fingerprint of the wave in which the reading began, so that the same
    words in another survey have another digest. Whoever has the file and guesses an answer to the
    letter could still find out whether it was given: a digest is no secret."""

    id: str
    question: str
    salt: str
    themes: tuple[Theme, ...] = ()
    answers: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True)
class Setup:
    """The corrections of one wave, made in this order: questions taken `apart` into one a variable,
    variables `gathered`, questions `changed`, answers `merged`, open answers `themed`, then the
    `order` of question ids, those left out following as they stood. `region`, `authority_type` and
    `authority` are names of variables or ids of questions; `authorities` are pairs of a value as it
    stands in the file and the code of the authority that a person said it is, "" where it is none.
    `starts` and `ends` are dates of fieldwork in ISO form. A `population` of 0 is one that nobody
    knows."""

    title: str | None = None
    organisation: str | None = None
    starts: str | None = None
    ends: str | None = None
    population: int | None = None
    weight: str | None = None
    region: str | None = None
    authority_type: str | None = None
    authority: str | None = None
    authorities: tuple[tuple[str, str], ...] = ()
    apart: tuple[str, ...] = ()
    gathered: tuple[Gathered, ...] = ()
    changed: tuple[ChangedQuestion, ...] = ()
    merged: tuple[Merged, ...] = ()
    themed: tuple[Themed, ...] = ()
    order: tuple[str, ...] = ()
