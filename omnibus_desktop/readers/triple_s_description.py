"""What the description of a Triple-S survey (.sss, .xml) says.

After the published standard, "Triple-S XML", versions 1.1, 1.2, 2.0 and 3.0 (triple-s.org). What
is older and no XML is read as the tree that it would be.
"""

from __future__ import annotations

import codecs
from pathlib import Path
from xml.etree.ElementTree import Element

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.triple_s_classic import is_classic, read_classic
from omnibus_desktop.readers.triple_s_fields import Field, fields_of, whole, wrong
from omnibus_desktop.readers.triple_s_texts import Texts
from omnibus_desktop.readers.xml_tree import read_xml
from omnibus_desktop.values import dataclass

_ABOUT = ("date", "time", "origin", "user")


@dataclass(frozen=True)
class Description:
    """`skip` is how many lines stand before the first record. `href` and `encoding` are the name
    and the encoding of the data file, "" where the description does not say; `encodings` are to
    be tried in this order."""

    title: str
    about: tuple[str, ...]
    fields: tuple[Field, ...]
    csv: bool
    skip: int
    href: str
    encoding: str
    encodings: tuple[str, ...]

    @property
    def length(self) -> int:
        """How many characters of a line, or fields of a CSV file, the variables need."""
        return max(field.finish for field in self.fields)


def read_description(path: Path) -> Description:
    """What the description at `path` says. Raises OmnibusError, which names the file, where it is
    damaged, describes no survey, or one of a kind that is not read."""
    document = read_classic(path) if is_classic(path) else read_xml(path)
    root = document.root
    if root.tag != "sss":
        raise OmnibusError(
            f"{path.name}: this is an XML file, but no Triple-S survey",
            "choose the .sss or .xml file that a survey program exported as Triple-S",
        )
    survey, record = _flat(root, path.name)
    texts = Texts.of(root)
    csv = record.get("format", "").strip().lower() == "csv"
    # Before 3.0 the data are in the encoding of their description; since then, where nothing is
    # said, in Windows-1252, which not every program minds: what is UTF-8 hardly is so by chance.
    before = root.get("version", "").strip()[:1] < "3"
    encoding = record.get("encoding", "").strip() or (document.encoding if before else "")
    about = {name: texts.best(root.find(name)) for name in _ABOUT}
    return Description(
        texts.best(survey.find("title")) or texts.best(survey.find("name")),
        tuple(f"{name}: {text}" for name, text in about.items() if text),
        fields_of(record, texts, path.name, csv=csv),
        csv,
        whole(record.get("skip", "0"), path.name, "the number of lines to skip"),
        record.get("href", ""),
        encoding,
        _encodings(encoding),
    )


def _flat(root: Element, name: str) -> tuple[Element, Element]:
    """The one survey of the file and its record. Raises OmnibusError for a hierarchy."""
    surveys = [
        (survey, record) for survey in root.iter("survey") for record in survey.iter("record")
    ]
    if next(root.iter("hierarchy"), None) is not None or len(surveys) > 1:
        levels = ", ".join(filter(None, (level.get("href", "") for level in root.iter("level"))))
        raise OmnibusError(
            f"{name}: this describes a hierarchy of several surveys (such as households and their"
            " members), which cannot be read as one",
            f"open the description of one level{f' ({levels})' if levels else ''}",
        )
    if not surveys or surveys[0][1].find("variable") is None:
        raise wrong(name, "it has no variables")
    return surveys[0]


def _encodings(said: str) -> tuple[str, ...]:
    """The encodings in which the data may be, where this one is named."""
    try:
        known = codecs.lookup(said or "utf-8").name
    except LookupError:
        known = "utf-8"
    if known in ("iso8859-1", "ascii", "cp1252"):
        # what calls itself ISO-8859-1 often has the quotation marks of Windows-1252
        return "cp1252", "latin-1"
    return ("utf-8" if known.startswith("utf") else known), "cp1252", "latin-1"
