"""All that names the files which open names the same ones: dialog, start page, desktop, README."""

from __future__ import annotations

import plistlib
import re
from pathlib import Path
from xml.etree import ElementTree as ET

from associations import document_types, windows_commands
from omnibus_desktop.app import open_actions, start_page
from omnibus_desktop.exports.recipes import SUFFIXES as CHARTS
from omnibus_desktop.readers.file_types import OWN_ENDINGS, SHARED_ENDINGS

ROOT = Path(__file__).parents[2]
ENDINGS = {*OWN_ENDINGS, *SHARED_ENDINGS}
#: Endings that are too common for a desktop to offer this program for all such files.
NOT_OFFERED = {".xml", ".asc", ".dat"}
#: Types that every Linux desktop knows, by the endings of their files.
KNOWN = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {".xlsx"},
    "application/vnd.oasis.opendocument.spreadsheet": {".ods"},
    "text/csv": {".csv"},
    "text/tab-separated-values": {".tsv", ".tab"},
}


def _described() -> dict[str, set[str]]:
    """The types that the program describes itself, with their endings."""
    tree = ET.parse(ROOT / "resources/linux/omnibus-desktop.xml")
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    return {
        kind.get("type", ""): {g.get("pattern", "")[1:] for g in kind.iter(f"{space}glob")}
        for kind in tree.iter(f"{space}mime-type")
    }


def test_the_dialog_offers_every_file_that_opens() -> None:
    offered = set(re.findall(r"\*(\.\w+)", open_actions._FILTER))
    assert offered == ENDINGS | {open_actions.BRIEFING_SUFFIX, *CHARTS}


def test_the_start_page_names_only_files_that_open() -> None:
    named = set(start_page._KINDS.split(", "))
    assert named <= ENDINGS | {open_actions.BRIEFING_SUFFIX}


def test_linux_knows_the_files_that_only_this_program_has() -> None:
    endings = set().union(*_described().values())
    assert endings == {*OWN_ENDINGS, open_actions.BRIEFING_SUFFIX}


def test_linux_offers_the_program_for_them_and_for_tables() -> None:
    entry = (ROOT / "resources/linux/omnibus-desktop.desktop").read_text()
    (line,) = (line for line in entry.splitlines() if line.startswith("MimeType="))
    types = line.removeprefix("MimeType=").rstrip(";").split(";")
    assert len(types) == len(set(types))
    assert set(types) == {*_described(), *KNOWN}
    offered = set().union(*_described().values(), *KNOWN.values())
    assert offered == (ENDINGS | {open_actions.BRIEFING_SUFFIX}) - NOT_OFFERED - {".txt"}


def test_macos_offers_the_program_for_them_and_for_tables() -> None:
    types = document_types()
    assert plistlib.loads(plistlib.dumps({"types": types}))["types"] == types
    endings = [f".{ending}" for kind in types for ending in kind["CFBundleTypeExtensions"]]
    assert len(endings) == len(set(endings))
    assert set(endings) == (ENDINGS | {open_actions.BRIEFING_SUFFIX}) - NOT_OFFERED
    assert "document_types()" in (ROOT / "build/omnibus.spec").read_text()


def test_windows_offers_the_program_for_them_and_asks_for_no_rights() -> None:
    for offer, verb in ((True, "add"), (False, "delete")):
        lines = windows_commands(offer).split("\r\n")[2:-1]
        assert all(line.startswith(f'reg {verb} "HKCU\\Software\\Classes\\') for line in lines)
        endings = {found for line in lines for found in re.findall(r"Classes\\(\.\w+)", line)}
        assert endings == (ENDINGS | {open_actions.BRIEFING_SUFFIX}) - NOT_OFFERED
    assert r'"\"%PROGRAM%\" \"%%1\""' in windows_commands(True)


def test_the_readme_names_every_file_that_opens() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    opens = readme[readme.index("**Opens**") : readme.index("**Finds questions**")]
    assert set(re.findall(r"`(\.\w+)`", opens)) - {".sas7bcat"} == ENDINGS
