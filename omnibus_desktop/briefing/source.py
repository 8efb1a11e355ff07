"""The wave that a briefing belongs to: what is kept of its file, and whether it is still so."""

from __future__ import annotations

from omnibus_desktop.briefing.link import WaveLink
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.wave.wave import Wave

_FACTS = {  # of a link, and what a person calls them: one, several
    "respondents": ("respondent", "respondents"),
    "variables": ("variable", "variables"),
    "labels": ("value label", "value labels"),
    "size": ("byte", "bytes"),
}


def link_to(path: str, found: Wave) -> WaveLink:
    """What a briefing keeps of the wave as it was found in the file at `path`."""
    labels = sum(len(variable.labels) for variable in found.variables.values())
    counts = (found.size, found.respondents, len(found.variables), labels)
    return WaveLink(path, found.id, found.title, *counts)


def changed_since(link: WaveLink, found: Wave, briefing: str) -> OmnibusError | None:
    """What to tell about the wave as it is found now, where it is not what it was when the
    briefing of this file name was saved; None where it is the same."""
    return changed_between(link, link_to(link.path, found), found.source, briefing)


def changed_between(
    link: WaveLink, now: WaveLink, source: str, briefing: str
) -> OmnibusError | None:
    """The same from what is kept of the wave `now`, whose file is called `source`."""
    facts = [_told(name, getattr(now, name), getattr(link, name)) for name in _FACTS]
    others = "; ".join(filter(None, facts))
    if link.fingerprint != now.fingerprint:
        message = f"{source} has changed since {briefing} was saved"
    elif others:
        message = f"{source} is read in another way than when {briefing} was saved"
    else:
        return None
    return OmnibusError(
        f"{message}: {others}" if others else message,
        "its figures are worked out anew: look at every slide before you use it",
        f"{link.fingerprint}\n{now.fingerprint}",
    )


def _told(name: str, now: int, before: int) -> str:
    """One fact that is another, in words; nothing where it is the same or was not kept."""
    if now == before or not before:
        return ""
    one, several = _FACTS[name]
    return f"{now:,} {one if now == 1 else several} (then {before:,})"
