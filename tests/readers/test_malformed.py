"""Files known to break readers: each gives what its list says, within ten seconds and 1 GB."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.places import malformed_file
from tests.readers.limited import MEMORY, SECONDS, opened

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="time and memory are measured")

#: What we give of what is allowed, and words that are said.
GIVEN = {
    "csv_extra_column.csv": ("error", "line 2 has 3 fields"),
    "csv_formulas.csv": ("ok", ""),
    "csv_na_codes.csv": ("ok", ""),
    "csv_nul_bytes.csv": ("error", "NUL bytes"),
    "csv_open_quote.csv": ("error", "never closes"),
    "dta_claims_999999999_rows.dta": ("error", ""),
    "dta_cut_500_bytes.dta": ("error", ""),
    "empty.sav": ("error", "empty (0 bytes)"),
    "por_cut.por": ("error", "cut"),
    "project_path_traversal.zip": ("error", "zip archive"),
    "really_xlsx.sav": ("ok", ""),
    "sas_infinite_loop.sas7bdat": ("error", ""),
    "sav_claims_999999999_cases.sav": ("error", ""),
    "sav_cut_in_half.sav": ("error", "is cut"),
    "sav_date_out_of_range.sav": ("warn", "1 date is outside the calendar"),
    "sav_encrypted.sav": ("error", "password-protected"),
    "sav_label_points_nowhere.sav": ("warn", "value labels"),
    "sav_unknown_case_count_cut.sav": ("warn", "number of cases; 2 were read"),
    "sss_billion_laughs.asc": ("error", ""),
    "sss_billion_laughs.sss": ("error", "defines entities"),
    "sss_external_entity.asc": ("error", ""),
    "sss_external_entity.sss": ("error", "defines entities"),
    "sss_record_short.asc": ("error", "line 1 ends after"),
    "sss_record_short.sss": ("error", ""),
    "xlsx_one_cell_of_1gb.xlsx": ("error", "1,024 MB"),
    "zsav_190kb_inflates_to_320mb.zsav": ("ok", ""),
}


@pytest.mark.parametrize("name", GIVEN)
def test_a_malformed_file_gives_what_its_list_says(name: str) -> None:
    allowed = json.loads(malformed_file("expected.json").read_text(encoding="utf-8"))[name]
    kind, words = GIVEN[name]
    came = opened(malformed_file(name))
    assert came.kind in allowed["expect"].split("_or_")
    assert (came.kind, words in came.said) == (kind, True)
    assert came.seconds < SECONDS
    assert came.memory < MEMORY
    if came.kind == "error":
        assert came.said.startswith(f"{name}: ")


def test_no_file_of_the_list_is_left_out() -> None:
    listed = json.loads(malformed_file("expected.json").read_text(encoding="utf-8"))
    assert set(listed) == set(GIVEN)


def test_a_zip_archive_by_the_name_of_a_briefing_is_told_and_writes_nothing(tmp_path: Path) -> None:
    from omnibus_desktop.briefing.file import read
    from omnibus_desktop.errors import OmnibusError

    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    path = folder / "project.omnibus"
    shutil.copy(malformed_file("project_path_traversal.zip"), path)
    before = sorted(os.walk(tmp_path))
    with pytest.raises(OmnibusError, match=r"project.omnibus is damaged"):
        read(path)
    assert sorted(os.walk(tmp_path)) == before
