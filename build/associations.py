"""Which files the systems offer to open with the program: for the packages of macOS and Windows.

On Linux, resources/linux says the same. A test holds both against what the readers can open.
"""

from __future__ import annotations

OWN = ("sav", "zsav", "por", "dta", "sas7bdat", "xpt", "sss")
SHARED = ("xlsx", "ods", "csv", "tsv", "tab", "txt")  # and xml, asc, dat, which say too little
BRIEFING = ("omnibus",)


def document_types() -> list[dict[str, object]]:
    """The document types of the macOS package, for its Info.plist."""
    return [
        _type("Omnibus briefing", BRIEFING, "Editor", "Owner"),
        _type("Survey wave", OWN, "Viewer", "Default"),
        _type("Table of answers", SHARED, "Viewer", "Alternate"),
    ]


def _type(name: str, endings: tuple[str, ...], role: str, rank: str) -> dict[str, object]:
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeExtensions": list(endings),
        "CFBundleTypeRole": role,
        "LSHandlerRank": rank,
    }


#: By its name in the package for Windows: what a person runs who wants the files to be offered, or
#: no longer. It needs no more rights than that person has.
WINDOWS = {"Offer for files.cmd": True, "Offer for no files.cmd": False}
_KEY = r"HKCU\Software\Classes"
_BRIEFING_CLASS, _WAVE_CLASS = "OmnibusDesktop.Briefing", "OmnibusDesktop.Wave"


def windows_commands(offer: bool) -> str:
    """A command file beside the program that has Windows offer it for its files, or no longer."""
    lines = ["@echo off", r'set "PROGRAM=%~dp0omnibus-desktopw.exe"']
    for name, title in ((_BRIEFING_CLASS, "Omnibus briefing"), (_WAVE_CLASS, "Survey wave")):
        lines += _class(name, title) if offer else [rf'reg delete "{_KEY}\{name}" /f']
    briefing = rf"{_KEY}\.{BRIEFING[0]}"
    lines.append(
        f'reg add "{briefing}" /ve /d {_BRIEFING_CLASS} /f'
        if offer
        else f'reg delete "{briefing}" /f'
    )
    for ending in (*OWN, *SHARED):
        verb = "add" if offer else "delete"
        lines.append(rf'reg {verb} "{_KEY}\.{ending}\OpenWithProgids" /v {_WAVE_CLASS} /f')
    return "\r\n".join((*lines, ""))


def _class(name: str, title: str) -> list[str]:
    where = rf"{_KEY}\{name}"
    return [
        f'reg add "{where}" /ve /d "{title}" /f',
        rf'reg add "{where}\DefaultIcon" /ve /d "\"%PROGRAM%\",0" /f',
        rf'reg add "{where}\shell\open\command" /ve /d "\"%PROGRAM%\" \"%%1\"" /f',
    ]
