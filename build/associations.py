"""Which files the systems offer to open with the program: for the package of macOS.

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
