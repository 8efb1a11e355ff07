"""Briefings of any kind, for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from omnibus_desktop.briefing.briefing import Briefing, Edited, Rules, Slide
from omnibus_desktop.briefing.file import Kept
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.charts.notes import LineAt, Note, NoteKind
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Neutral, Sort
from omnibus_desktop.wave.question import Net
from omnibus_desktop.wave.setup import ChangedQuestion, Setup
from omnibus_desktop.words.held import Held

TEXTS = st.text(max_size=12)
_NUMBERS = st.floats(-4000, 4000)
_KEYS = st.tuples(TEXTS, TEXTS)
_HELD = st.builds(
    Held, TEXTS, st.lists(st.tuples(st.tuples(TEXTS, TEXTS, TEXTS)), max_size=2).map(tuple)
)
_WORDS = st.builds(
    Edited,
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.lists(_HELD, max_size=2).map(tuple),
)
_NOTES = st.builds(
    Note,
    TEXTS,
    st.sampled_from(NoteKind),
    st.lists(_KEYS, max_size=2).map(tuple),
    TEXTS,
    st.none() | st.tuples(_NUMBERS, _NUMBERS),
    st.sampled_from(LineAt),
    st.lists(_NUMBERS, max_size=2).map(tuple),
)
_SPECS = st.builds(
    ChartSpec,
    kind=st.sampled_from(ChartKind),
    sort=st.sampled_from(Sort),
    labels=st.booleans(),
    highlight=st.lists(_KEYS, max_size=2).map(tuple),
    size=st.tuples(st.floats(72, 4032), st.floats(72, 4032)),
    columns=st.lists(TEXTS, max_size=2).map(tuple),
    neutral=st.sampled_from(Neutral),
    hidden=st.lists(TEXTS, max_size=2).map(tuple),
)
SLIDES = st.builds(
    Slide,
    id=TEXTS,
    question=TEXTS,
    item=st.none() | TEXTS,
    by=st.none() | st.lists(TEXTS, max_size=2).map(tuple),
    filter=st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
    weight=st.none() | TEXTS,
    spec=_SPECS,
    notes=st.lists(_NOTES, max_size=2).map(tuple),
    words=_WORDS,
    name=TEXTS,
    section=TEXTS,
    over_waves=st.booleans(),
    nets=st.lists(st.builds(Net, TEXTS, st.lists(TEXTS, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
)
_RULES = st.builds(
    Rules,
    level=st.floats(50, 99.9),
    min_base=st.none() | st.integers(0, 100),
    population=TEXTS,
    disclosure=st.sampled_from(("off", "internal", "publication")),
    test=st.sampled_from(("rest", "pairs", "none")),
    tiny_base=st.none() | st.integers(0, 100),
)
LINKS = st.builds(WaveLink, TEXTS, TEXTS, TEXTS, *[st.integers(0, 10**12)] * 4)
_SETUPS = st.builds(
    Setup,
    title=st.none() | TEXTS,
    population=st.none() | st.integers(0, 10**6),
    changed=st.lists(st.builds(ChangedQuestion, TEXTS, TEXTS), max_size=2).map(tuple),
)
KEPT = st.builds(
    Kept,
    st.builds(
        Briefing,
        TEXTS,
        st.lists(SLIDES, max_size=4, unique_by=lambda slide: slide.id).map(tuple),
        _RULES,
        _SETUPS,
    ),
    LINKS,
    st.lists(LINKS, max_size=2).map(tuple),
)
