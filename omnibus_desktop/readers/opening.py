"""Opens a survey file: looks at it, picks its reader, infers its questions, knows authorities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from omnibus_desktop.authorities.match import attach
from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers.contents import Contents
from omnibus_desktop.readers.file_types import (
    EXCEL,
    OPEN_DOCUMENT,
    PORTABLE,
    SAS,
    SAS_CATALOG,
    SAS_TRANSPORT,
    STATA,
    TRIPLE_S,
    ZIP,
    type_named_by,
)
from omnibus_desktop.readers.fingerprint import Fingerprint, of_all_files
from omnibus_desktop.readers.infer import questions
from omnibus_desktop.readers.outline import Ahead, Outline
from omnibus_desktop.readers.regular_file import regular_file
from omnibus_desktop.readers.sav import read_sav
from omnibus_desktop.readers.setup_beside import setup_beside, setup_path
from omnibus_desktop.wave.question import Question
from omnibus_desktop.wave.remark import Remark
from omnibus_desktop.wave.setup import Setup
from omnibus_desktop.wave.wave import Wave

if TYPE_CHECKING:
    from omnibus_desktop.readers.spare import Spare

_LARGEST = 2 << 30  # bytes
_START = 4096
_SPSS = (".sav", ".zsav")
_DELIMITED = (".csv", ".tsv", ".tab", ".txt")
_TRIPLE_S_DATA = (".asc", ".dat", ".txt", ".csv")  # where a description lies beside
_TRIPLE_S = (".asc", ".dat", ".sss")  # that such a survey has and others do not
_SPSS_BEGINNINGS = (b"$FL2", b"$FL3")
_ISOLATED = {  # type -> its reader in the reading process
    PORTABLE: "portable",
    STATA: "stata",
    SAS: "sas",
    SAS_TRANSPORT: "transport",
    EXCEL: "workbook",
    OPEN_DOCUMENT: "workbook",
    ZIP: "workbook",  # where it is none, the reader says so
}
_TEXT = ("a text file", "a JSON or other text file", "something else")  # else: UTF-16, perhaps
_TRUE = frozenset({"1", "yes", "true", "y"})
_READING = 0.9  # share of the work
_TOLD_AFTER = 50  # variables


def open_wave(
    path: Path | str,
    progress: Callable[[float], None] | None = None,
    codebook: Path | None = None,
    *,
    ahead: Callable[[Outline], None] | None = None,
    spare: Spare | None = None,
    setup: Setup | None = None,
) -> Wave:
    """The wave in the survey file at `path`, with its questions and, where its respondents are
    authorities, with their population; set up by what lies beside it, or by `setup` instead: an
    empty one leaves it as found. `progress` is told the share done, 0 to 1. `codebook` describes a
    delimited file; without it, the one beside the file is taken. `ahead` is told the outline of an
    SPSS file before its answers, where these take longer than a moment. `spare` may have a reading
    process waiting for files that need one.

    Raises OmnibusError, which names the file and says what is wrong, and whatever `progress`
    and `ahead` raise. The file is only read.
    """
    found, beside = open_found(path, progress, codebook, ahead=ahead, spare=spare)
    chosen = beside if setup is None else setup
    if chosen == Setup():
        return found
    from omnibus_desktop.readers.set_up import set_up

    wave = set_up(found, chosen)
    if setup is not None:
        return wave
    name = setup_path(Path(path)).name
    return replace(wave, remarks=(*wave.remarks, Remark(name, f"Set up by {name}.")))


def open_found(
    path: Path | str,
    progress: Callable[[float], None] | None = None,
    codebook: Path | None = None,
    *,
    ahead: Callable[[Outline], None] | None = None,
    spare: Spare | None = None,
) -> tuple[Wave, Setup]:
    """The wave in the survey file at `path` as it was found there, and the set-up beside it, an
    empty one where there is none; `set_up` puts them together. All else is as with `open_wave`."""
    path = Path(path)
    tell = progress or _ignore
    try:
        start = _look(path)
        with Fingerprint(path) as fingerprint:
            early = Ahead(path.name, ahead)
            contents = _contents(path, start, codebook, early, _reading(tell, early), spare)
            found, remarks = questions(contents, _inferring(tell, len(contents.variables)))
            whole = of_all_files(fingerprint.result(), path, contents.beside)
            wave = _wave(path.name, whole, fingerprint.size, contents, found, remarks)
    except OSError as error:
        raise OmnibusError(
            f"{path.name}: the file could not be read",
            "copy it to this computer and open the copy",
            str(error),
        ) from error
    setup, told = setup_beside(path)
    tell(1.0)
    return replace(wave, remarks=(*wave.remarks, *told)) if told else wave, setup


def _look(path: Path) -> bytes:
    """The beginning of the file. Raises OmnibusError where there is nothing that could be read."""
    with regular_file(path) as size:
        if size > _LARGEST:
            raise OmnibusError(
                f"{path.name}: the file has {size / 2**30:.1f} GB; at most 2 GB can be read",
                "save it with fewer variables",
            )
        with path.open("rb") as file:
            return file.read(_START)


def _reading(tell: Callable[[float], None], early: Ahead) -> Callable[[float], None]:
    """What readers tell the share that they have read."""

    def read(share: float) -> None:
        tell(_READING * share)
        early.look()

    return read


def _inferring(tell: Callable[[float], None], variables: int) -> Callable[[], None]:
    """What tells, now and then, how far the work on so many variables is."""
    calls = 0

    def look_up() -> None:
        nonlocal calls
        calls += 1
        if calls % _TOLD_AFTER == 0:
            share = min(1.0, calls / (2 * variables))
            tell(_READING + (1 - _READING) * share)

    return look_up


def _contents(
    path: Path,
    start: bytes,
    codebook: Path | None,
    early: Ahead,
    tell: Callable[[float], None],
    spare: Spare | None,
) -> Contents:
    """What the reader for this type of file finds in it; the type is told by what the file holds,
    not by its name."""
    suffix = path.suffix.lower()
    if start[:4] in _SPSS_BEGINNINGS or start[8:20] == b"ENCRYPTEDSAV":
        return read_sav(path, tell, early.described)
    found = type_named_by(start)
    if found == TRIPLE_S or (suffix in _TRIPLE_S_DATA and found in _TEXT):
        from omnibus_desktop.readers.triple_s_files import description_beside, read_survey

        description = path if found == TRIPLE_S else description_beside(path)
        if description is not None:
            return read_survey(path, description, tell, spare)
    if found in _ISOLATED:
        from omnibus_desktop.readers.isolated import read_isolated

        return read_isolated(_ISOLATED[found], path, tell, spare=spare)
    if suffix in _SPSS:
        return read_sav(path, tell)  # which says what it is instead
    if suffix not in _DELIMITED or found not in _TEXT:
        raise _not_read(path.name, suffix, found)
    return _delimited(path, codebook, tell)


def _delimited(path: Path, codebook: Path | None, tell: Callable[[float], None]) -> Contents:
    """A delimited file with its codebook. Its readers are imported only now: most waves are
    SPSS files."""
    from omnibus_desktop.readers.codebook import beside, read_codebook, with_codebook
    from omnibus_desktop.readers.delimited import read_delimited

    contents = read_delimited(path, tell)
    codebook = codebook or beside(path)
    if codebook is None:
        return contents
    described = with_codebook(contents, read_codebook(codebook), codebook.name)
    return replace(described, beside=(codebook.name,) if codebook.parent == path.parent else ())


def _not_read(name: str, suffix: str, found: str) -> OmnibusError:
    if found == SAS_CATALOG:
        advice = "it has only labels: open the .sas7bdat file that it belongs to"
    elif suffix in _TRIPLE_S:
        advice = "of a Triple-S survey, keep description (.sss, .xml) and data beside each other"
    elif found == "a text file":
        advice = "if it is delimited text, give it the ending .csv"
    else:
        advice = "save it as an SPSS file (.sav) or as text (.csv) where it comes from"
    if found == "something else":
        found = f"no type of file that is known ({suffix or 'without an ending'})"
    return OmnibusError(f"{name}: this is {found}; such files cannot be read yet", advice)


def _wave(
    source: str,
    fingerprint: str,
    size: int,
    contents: Contents,
    found: tuple[Question, ...],
    remarks: tuple[Remark, ...],
) -> Wave:
    facts = {
        name.lstrip("$@").casefold(): value.strip()
        for name, value in (contents.attributes or {}).items()
    }
    title = contents.title.strip() or Path(source).stem
    wave = Wave(
        id=fingerprint,
        title=title,
        source=source,
        respondents=contents.respondents,
        questions=found,
        variables={variable.name: variable for variable in contents.variables},
        data=contents.data,
        remarks=(*contents.remarks, *remarks),
        weight=contents.weight,
        period=facts.get("period", ""),
        organisation=facts.get("organisation", facts.get("organization", "")),
        synthetic=facts.get("synthetic", "").lower() in _TRUE or "synthetic" in title.lower(),
        facts=facts,
        size=size,
        beside=contents.beside,
    )
    return attach(wave, facts=facts)


def _ignore(share: float) -> None:
    """Nobody wants to know how far it is."""
