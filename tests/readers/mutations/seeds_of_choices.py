"""Seeds that hold what a person chose: a set-up and a briefing, beside a small wave."""

from __future__ import annotations

from omnibus_desktop.briefing.briefing import Briefing, Edited, Slide
from omnibus_desktop.briefing.file import Kept
from omnibus_desktop.briefing.file import to_text as briefing_text
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.charts.notes import Note, NoteKind
from omnibus_desktop.charts.spec import ChartKind, ChartSpec, Sort
from omnibus_desktop.wave.question import Kind, Net, Role
from omnibus_desktop.wave.setup import ChangedAnswer, ChangedQuestion, Gathered, Merged, Setup
from omnibus_desktop.wave.setup_text import to_text as setup_text

WAVE = "wave.csv"
SETUP = f"{WAVE}.setup.json"
BRIEFING = "wave.omnibus"


def setup_file() -> bytes:
    """A set-up with something of everything."""
    agree = ChangedQuestion(
        "q1",
        "Do you agree?",
        "Views",
        Kind.SCALE,
        (ChangedAnswer("1", "Agree", Role.SUBSTANTIVE), ChangedAnswer("3", missing=True)),
        ("2", "1", "3"),
        (Net("Any", ("1", "2")),),
    )
    setup = Setup(
        title="A wave",
        organisation="The department",
        starts="2024-01-01",
        population=152,
        weight="share",
        region="region",
        authorities=(("North", "E06000001"),),
        gathered=(Gathered("both", "Which?", Kind.MULTI, ("m_1", "m_2", "m_3"), 1.0),),
        changed=(agree,),
        merged=(Merged("q1_short", "q1", (("Agree", ("1",)), ("Other", ("2", "3")))),),
        order=("q1", "region"),
    )
    return setup_text(setup).encode()


def briefing_file() -> bytes:
    """A briefing with notes, filters and a person's own words."""
    key = ("1", "total")
    notes = (
        Note("1", NoteKind.CALLOUT, (key,), "{percent} of {group}", (10.0, -20.0)),
        Note(
            "2", NoteKind.DIFFERENCE, (("1", "region=North"), ("1", "region=South")), "{difference}"
        ),
        Note("3", NoteKind.LINE, (key,), "A line"),
    )
    spec = ChartSpec(ChartKind.AUTO, Sort.SIZE, highlight=(key,), columns=("total",))
    slides = (
        Slide("1", "q1", by=("region",), spec=spec, notes=notes),
        Slide("2", "m", filter=(("region", ("North",)),), words=Edited("Own words")),
        Slide("3", "q1", weight="none"),
    )
    link = WaveLink(WAVE, "0" * 64, "A wave")
    return briefing_text(Kept(Briefing("A briefing", slides), link)).encode()
