"""A briefing as a text file: saved, and opened again.

The file holds what the person chose and wrote, how the wave was set up, and where it is: no answer
of a respondent, but for spellings of authorities that the person said the meaning of, quotes that
the person put on a slide, and where the person had the wave kept inside. Which open answer has
which theme stands by a digest of the answer, salted with the wave's fingerprint, never by its words
(wave.setup.Themed says what that protects from, and what not). It is JSON, indented, keys in a
fixed order, so that two versions can be compared. Fields that this version does not know are told
and not written again. A wave that the person had kept inside stands at the end (see
wave_inside.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import field, replace
from itertools import count
from pathlib import Path
from typing import Any

from omnibus_desktop.briefing import plain_values, printed, wave_inside
from omnibus_desktop.briefing.briefing import Briefing, Rules, SavedFilter, Slide
from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.briefing.losses import Losses
from omnibus_desktop.briefing.pieces import from_pieces
from omnibus_desktop.briefing.plain_values import UNREADABLE, to_plain
from omnibus_desktop.briefing.printed import Printed
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.values import dataclass
from omnibus_desktop.wave import setup_text
from omnibus_desktop.wave.setup import Setup

SCHEMA = "omnibus-briefing/1"
_FAMILY = re.compile(r"omnibus-briefing/(\d+)")
_LARGEST = 512 << 20  # bytes of a file
_OURS = {"wave", "rules", "slides"}  # by two of which a briefing is known whose schema is damaged
_KNOWN = {"schema", "title", "dated", "earlier", "setup", "keeps_wave", "filters", *_OURS}
_MOST_SLIDES = 2000  # of a briefing; what has more is damaged, or not meant to be read
_PRINTED = "printed"  # of a slide
_SUFFIXES = ("", ".omnibus")  # of what was a briefing once, whatever is in it
_NOWHERE = WaveLink("", "", "")


@dataclass(frozen=True)
class Kept:
    """What the file of a briefing holds: the briefing, where its wave is, and where the `earlier`
    waves are that slides are compared with, the oldest first. `losses` are sentences without a
    full stop on what could not be read, `digest` is of the bytes that were: neither is in the
    file. `inside` is the wave as the file holds it, unread and unchecked, b"" where it does not:
    only `read` and `from_text` give it. `printed` are figures of slides, by their ids, as they
    were when the file was saved."""

    briefing: Briefing
    wave: WaveLink
    earlier: tuple[WaveLink, ...] = ()
    losses: tuple[str, ...] = ()
    digest: str = field(default="", compare=False)
    inside: bytes = field(default=b"", compare=False)
    printed: Mapping[str, Printed] = field(default_factory=dict, compare=False)


def to_text(kept: Kept) -> str:
    """The briefing as the text of its file."""
    return json.dumps(to_content(kept), ensure_ascii=False, indent=1) + "\n"


def to_bytes(kept: Kept, inside: bytes = b"") -> bytes:
    """The briefing as the bytes of its file, with this wave inside."""
    content = to_text(kept).encode(errors="backslashreplace")  # as JSON writes half characters
    return wave_inside.with_block(content, inside) if inside else content


def to_content(kept: Kept) -> dict[str, Any]:
    """The briefing as JSON has it: mappings, lists, texts and numbers."""
    briefing = kept.briefing
    content: dict[str, Any] = {"schema": SCHEMA, "wave": to_plain(kept.wave)}
    if kept.earlier:
        content["earlier"] = to_plain(kept.earlier)
    content["title"] = briefing.title
    if briefing.dated:
        content["dated"] = briefing.dated
    if briefing.keeps_wave:
        content["keeps_wave"] = True
    content["rules"] = to_plain(briefing.rules)
    if briefing.setup != Setup():
        content["setup"] = setup_text.to_plain(briefing.setup)
    if briefing.filters:
        content["filters"] = to_plain(briefing.filters)
    content["slides"] = to_plain(briefing.slides)
    for plain, slide in zip(content["slides"], briefing.slides, strict=True):
        if slide.id in kept.printed:
            plain[_PRINTED] = printed.to_plain(kept.printed[slide.id])
    return content


def from_text(text: str, name: str) -> Kept:
    """The briefing in the text of the file called `name`, as far as it can be read.

    Raises OmnibusError where it is not a briefing, is of a newer version, or is damaged so that
    nothing of a briefing is found in it.
    """
    text, inside = wave_inside.split(text)
    try:
        content, other = wave_inside.without(json.loads(text))
        whole = not isinstance(content, dict) or "slides" in content
        content = content if whole else from_pieces(text)
    except (ValueError, RecursionError) as error:
        content, other, whole = from_pieces(text), b"", False
        if not content:
            is_another = Path(name).suffix.lower() not in _SUFFIXES
            raise (_no_briefing if is_another else damaged)(name, str(error)) from error
    schema = content.get("schema") if isinstance(content, dict) else None
    version = _FAMILY.fullmatch(schema) if isinstance(schema, str) else None
    if version is None and (not isinstance(content, dict) or len(_OURS & content.keys()) < 2):
        raise _no_briefing(name, "")
    if version is not None and version[0] != SCHEMA:
        raise OmnibusError(
            f"{name} was saved by a newer version of Omnibus Desktop",
            "open it with that version",
            version[0],
        )
    kept = _kept(content, Losses(cut=not text.endswith("}\n") and not whole))
    return replace(kept, inside=inside or other)


def read(path: Path) -> Kept:
    """The briefing in this file. Raises OmnibusError that names the file."""
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            raise damaged(path.name, f"{size} bytes")
        content = path.read_bytes()
    except OSError as error:
        raise OmnibusError(
            f"{path.name} could not be read", "check that it is there and may be read", str(error)
        ) from error
    kept = from_text(content.decode("utf-8", "replace"), path.name)
    return replace(kept, digest=digest_of(content))


def digest_of(content: bytes) -> str:
    """What these bytes are known by: their SHA-256 in hexadecimal digits."""
    import hashlib  # loads a library, which a start without a briefing need not wait for

    return hashlib.sha256(content).hexdigest()


def damaged(name: str, detail: str) -> OmnibusError:
    """What to say of a file in which nothing of a briefing is found."""
    return OmnibusError(f"{name} is damaged and cannot be opened", "open an older copy", detail)


def _no_briefing(name: str, detail: str) -> OmnibusError:
    advice = "choose a file that was saved as a briefing, which ends in .omnibus"
    return OmnibusError(f"{name} is not a briefing of Omnibus Desktop", advice, detail)


def _kept(content: Mapping[str, Any], losses: Losses) -> Kept:
    title = content.get("title")
    if not isinstance(title, str):
        losses.tell(("title",))
        title = "Briefing"
    dated = content.get("dated", "")
    if not isinstance(dated, str):
        losses.tell(("dated",))
        dated = ""
    keeps_wave = content.get("keeps_wave", False)
    if not isinstance(keeps_wave, bool):
        losses.tell(("keeps_wave",))
        keeps_wave = False
    try:
        link = plain_values.from_plain(WaveLink, content["wave"], lambda _: None)
    except UNREADABLE:
        losses.tell(("wave",))
        link = _NOWHERE
    try:
        earlier = plain_values.objects(
            WaveLink, content.get("earlier", []), lambda _: losses.tell(("earlier",))
        )
    except UNREADABLE:
        losses.tell(("earlier",))
        earlier = ()
    try:
        setup = setup_text.from_plain(content.get("setup", {}))  # older briefings have none
    except UNREADABLE:
        losses.tell(("setup",))
        setup = Setup()
    rules, (slides, figures) = _rules(content, losses), _slides(content, losses)
    for name in content.keys() - _KNOWN:
        losses.tell((name,))
    filters = _filters(content, losses)
    briefing = Briefing(title, slides, rules, setup, dated, keeps_wave, filters)
    return Kept(briefing, link, earlier, losses.told(), printed=figures)


def _filters(content: Mapping[str, Any], losses: Losses) -> tuple[SavedFilter, ...]:
    """The filters that are saved by name, which older briefings have none of."""
    try:
        return plain_values.objects(
            SavedFilter, content.get("filters", []), lambda _: losses.tell(("filters",))
        )
    except UNREADABLE:
        losses.tell(("filters",))
        return ()


def _rules(content: Mapping[str, Any], losses: Losses) -> Rules:
    """The rules; the strictest of disclosure where it is not known which was chosen."""
    missing: set[str] = set()

    def tell(names: tuple[str, ...]) -> None:
        missing.add(names[0])
        losses.tell(("rules", *names))

    try:
        rules = plain_values.from_plain(Rules, content["rules"], tell)
    except UNREADABLE:
        tell(("disclosure",))
        rules = Rules()
    return replace(rules, disclosure="publication") if "disclosure" in missing else rules


def _slides(
    content: Mapping[str, Any], losses: Losses
) -> tuple[tuple[Slide, ...], dict[str, Printed]]:
    """The slides, and the figures that they printed."""
    slides: list[Slide] = []
    figures: dict[str, Printed] = {}
    found = content.get("slides")
    if not isinstance(found, list):
        losses.tell(("slides",))
        return (), {}
    known = {each["id"] for each in found if isinstance(each, dict) and _is_text(each.get("id"))}
    free = (own for number in count(1) if (own := f"slide {number}") not in known)
    used: set[str] = set()
    if len(found) > _MOST_SLIDES:
        losses.leave_out_after(_MOST_SLIDES)
    for number, each in enumerate(found[:_MOST_SLIDES], 1):
        tell = losses.of_slide(number, each)
        try:
            own = each.get("id")
            if not _is_text(own) or own in used:
                own = next(free)
                tell(("id",))
            bare = {name: value for name, value in each.items() if name != _PRINTED}
            slide = plain_values.from_plain(Slide, {**bare, "id": own}, tell)
        except UNREADABLE:
            losses.leave_out(number, each)
            continue
        used.add(slide.id)
        known.add(slide.id)
        slides.append(slide)
        try:
            if _PRINTED in each:
                figures[slide.id] = printed.from_plain(each[_PRINTED])
        except UNREADABLE:
            tell((_PRINTED,))
    return tuple(slides), figures


def _is_text(content: object) -> bool:
    return isinstance(content, str)
