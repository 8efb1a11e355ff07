"""The slide of who took part: a map of all authorities, or, where that may not be shown or is not
known, of the regions."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from omnibus_desktop.authorities.dates import date_of
from omnibus_desktop.authorities.participation import participation
from omnibus_desktop.briefing.briefing import Rules, Slide
from omnibus_desktop.briefing.drawn import Drawn, with_edits
from omnibus_desktop.charts.participation import participation_map
from omnibus_desktop.charts.spec import ChartKind
from omnibus_desktop.charts.worded import worded
from omnibus_desktop.tables.options import Options
from omnibus_desktop.tables.tabulate import origin_of, tabulate
from omnibus_desktop.wave.question import TOOK_PART
from omnibus_desktop.wave.wave import Wave
from omnibus_desktop.words.participation import suggest_participation

_CONFIDENTIAL = (
    "Which authorities took part is confidential: for publication the map shows regions alone"
)
_UNKNOWN = "The file does not say which authority each respondent is: the map shows regions alone"
_NO_ROOM = "There is no room on this slide for a map of all authorities: it shows regions alone"


def drawn_participation(wave: Wave, slide: Slide, rules: Rules) -> Drawn:
    """Who took part in the wave, as the slide has it. Raises OmnibusError where that is not
    known."""
    found = participation(wave)
    choice = Options(base="all", test="none", level=rules.level, disclosure=rules.disclosure)
    counted = tabulate(found.wave, found.wave.question(TOOK_PART), choice)
    tables = tuple(replace(table, origin=origin_of(wave)) for table in counted)
    day = date_of(wave)[0]
    suggest = partial(suggest_participation, tables[0], day=f"{day.day} {day:%B %Y}")
    remarks = [f"{found.strays} respondents are no authority of the list"] if found.strays else []
    answered = found.answered
    if rules.disclosure == "publication":
        answered = None
        remarks.append(_CONFIDENTIAL)
    elif answered is None:
        remarks.append(_UNKNOWN)
    wanted = slide.spec.kind in (ChartKind.AUTO, ChartKind.MAP)
    for codes in dict.fromkeys((answered, None) if wanted else ()):
        suggested = suggest(by_authority=codes is not None)
        own = with_edits(suggested, slide.words)
        scene = participation_map(tables, codes, slide.spec, own, slide.notes)
        if scene is not None:
            scene = replace(scene, remarks=(*remarks, *scene.remarks))
            return Drawn(slide, tables, suggested, own, scene)
        remarks = [*remarks, _NO_ROOM] if codes is not None else remarks
    suggested = suggest(by_authority=False)
    own = with_edits(suggested, slide.words)
    scene = worded(tables, slide.spec, slide.notes, lambda _: own).scene
    return Drawn(slide, tables, suggested, own, scene)
