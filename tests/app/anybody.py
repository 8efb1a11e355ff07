"""Somebody who does what changes a session, without a window: the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from omnibus_desktop.app import slide_actions, wave_actions
from omnibus_desktop.app.answers import theme_actions
from omnibus_desktop.app.desk import Desk
from omnibus_desktop.app.document import Session, turned_to
from omnibus_desktop.app.files.inside_actions import keep_wave_inside
from omnibus_desktop.app.film import film_actions
from omnibus_desktop.app.notes import note_actions
from omnibus_desktop.app.refresh.refresh_actions import refresh_with
from omnibus_desktop.app.setup.setup_actions import Corrections
from omnibus_desktop.briefing import saved_filters
from omnibus_desktop.briefing.briefing import SavedFilter
from omnibus_desktop.charts.spec import ChartKind, Sort
from omnibus_desktop.wave import setup_edits
from omnibus_desktop.wave.question import Kind, Question

_NAMES = ("One", "Two", "Three")
_FILTERS = ((("region", ("1",)),), (("authority_type", ("1", "2")),), ())


class Anybody:
    """`acts` does one thing, which may come to nothing. `others` are files of other waves."""

    def __init__(self, desk: Desk, parent: QWidget, others: tuple[Path, ...], seed: int) -> None:
        self._desk = desk
        self._parent = parent
        self._others = others
        self._random = random.Random(seed)
        self._corrections = Corrections(desk, desk)

    def acts(self) -> None:
        acts: tuple[tuple[int, Callable[[], object]], ...] = (
            (4, self._turns),
            (5, lambda: slide_actions.add_to_briefing(self._desk)),
            (5, self._changes_the_slide),
            (3, self._notes),
            (5, self._arranges),
            (3, self._saves_a_filter),
            (3, self._sets_rules),
            (4, self._corrects),
            (3, self._themes),
            (1, lambda: keep_wave_inside(self._desk, self._parent)),
            (1, lambda: wave_actions.compare_with(self._desk, self._any(self._others))),
            (1, lambda: wave_actions.remove_earlier(self._desk, 0)),
            (2, lambda: refresh_with(self._desk, self._any(self._others))),
        )
        self._random.choices([act for _, act in acts], [weight for weight, _ in acts])[0]()

    @property
    def _session(self) -> Session:
        return self._desk.document.session

    def _any(self, these: tuple):
        return self._random.choice(these)

    def _question(self, kind: Kind | None = None) -> Question:
        assert self._session.wave is not None
        found = tuple(q for q in self._session.wave.questions if kind in (None, q.kind))
        return self._any(found)

    def _turns(self) -> None:
        slides = self._session.briefing.slides
        if slides and self._random.random() < 0.5:
            slide_actions.show_slide(self._desk, self._any(slides).id)
        else:
            self._desk.document.show(turned_to(self._session, self._question().id))

    def _changes_the_slide(self) -> None:
        desk = self._desk
        self._any(
            (
                lambda: slide_actions.set_kind(desk, self._any(tuple(ChartKind))),
                lambda: slide_actions.set_sort(desk, self._any(tuple(Sort))),
                lambda: slide_actions.set_labels(desk, self._any((True, False))),
                lambda: slide_actions.set_breaks(desk, self._any(((), ("region",)))),
                lambda: slide_actions.set_filter(desk, self._any(_FILTERS)),
                lambda: slide_actions.set_over_waves(desk, self._any((True, False))),
                lambda: slide_actions.write_words(desk, "headline", self._any(_NAMES)),
            )
        )()

    def _notes(self) -> None:
        desk = self._desk
        self._any(
            (
                lambda: note_actions.add_text(desk),
                lambda: note_actions.add_target(desk, 40.0),
                lambda: note_actions.remove_note(desk),
            )
        )()

    def _arranges(self) -> None:
        desk, slides = self._desk, self._session.briefing.slides
        if not slides:
            return
        one = self._any(slides).id
        self._any(
            (
                lambda: film_actions.duplicate_slides(desk, (one,)),
                lambda: film_actions.remove_slides(desk, (one,)),
                lambda: film_actions.step_slides(desk, (one,), self._any((-1, 1))),
                lambda: film_actions.name_slide(desk, one, self._any(_NAMES)),
                lambda: film_actions.begin_section(desk, one),
                lambda: film_actions.name_section(desk, one, self._any(_NAMES)),
                lambda: film_actions.remove_section(desk, one),
                lambda: film_actions.retitle(desk, self._any(_NAMES)),
            )
        )()

    def _saves_a_filter(self) -> None:
        briefing = self._session.briefing
        saved = SavedFilter(self._any(_NAMES), self._any(_FILTERS[:2]))
        then = self._any(
            (
                saved_filters.save_filter(briefing, saved),
                saved_filters.rename_filter(briefing, self._any(_NAMES), self._any(_NAMES)),
                saved_filters.remove_filter(briefing, self._any(_NAMES)),
            )
        )
        self._desk.document.apply_to_briefing("Filters", then)

    def _sets_rules(self) -> None:
        rules = self._session.briefing.rules
        said = {
            "level": self._any((90.0, 99.0)),
            "disclosure": self._any(("internal", "publication")),
        }
        name = self._any(tuple(said))
        briefing = replace(self._session.briefing, rules=replace(rules, **{name: said[name]}))
        self._desk.document.apply("Rules", replace(self._session, briefing=briefing))

    def _corrects(self) -> None:
        made, question = self._corrections, self._question(Kind.SINGLE)
        ids = [answer.id for answer in question.answers[:2]]
        self._any(
            (
                lambda: made.make(
                    "Text", setup_edits.with_text(made.setup, question.id, self._any(_NAMES))
                ),
                lambda: made.make(
                    "Section", setup_edits.with_section(made.setup, question.id, self._any(_NAMES))
                ),
                lambda: made.net(question, self._any(_NAMES), ids),
                lambda: made.merge(question, self._any(_NAMES), ids),
                lambda: made.move_questions([question.id], 1),
            )
        )()

    def _themes(self) -> None:
        question = self._question(Kind.OPEN).id
        themed = theme_actions.themed_now(self._desk, question)
        if themed is None or not themed.themes or self._random.random() < 0.5:
            theme_actions.add_theme(self._desk, question, self._any(_NAMES))
        else:
            theme_actions.delete_theme(self._desk, question, self._any(themed.themes).id)
