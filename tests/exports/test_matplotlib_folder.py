"""matplotlib keeps its cache in a folder of ours, with the fonts already listed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from omnibus_desktop import resources
from omnibus_desktop.exports.matplotlib_folder import prepare_matplotlib


@pytest.fixture
def not_imported_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "matplotlib", raising=False)
    monkeypatch.setenv("MPLCONFIGDIR", "somebody else's")


@pytest.mark.usefixtures("not_imported_yet")
def test_the_list_made_when_the_program_was_packaged_is_put_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "matplotlib").mkdir()
    (tmp_path / "matplotlib" / "fontlist-v390.json").write_text("{}")
    monkeypatch.setattr(resources, "folder", lambda: tmp_path)
    prepare_matplotlib.__wrapped__()
    folder = Path(os.environ["MPLCONFIGDIR"])
    assert (folder / "fontlist-v390.json").read_text() == "{}"
    assert "omnibus-desktop" in folder.parts


@pytest.mark.usefixtures("not_imported_yet")
def test_where_no_folder_can_be_made_it_is_a_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    prepare_matplotlib.__wrapped__()
    assert Path(os.environ["MPLCONFIGDIR"]).parent == tmp_path


def test_a_matplotlib_in_use_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", sys)
    monkeypatch.setenv("MPLCONFIGDIR", "somebody else's")
    prepare_matplotlib.__wrapped__()
    assert os.environ["MPLCONFIGDIR"] == "somebody else's"
