"""Triple-S of the time before XML gives the same survey as the same description in XML."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.readers import open_wave
from omnibus_desktop.wave.question import Kind

DESCRIPTION = """SSS
VERSION 1.1
DATE "21 March 1998"
SURVEY
  TITLE "Historic House ""Exit"" Survey"
  RECORD V
    VARIABLE 1
      NAME "Q1"
      LABEL "Number of visits"
      TYPE SINGLE
      POSITION 1
      VALUES
        1 "First visit"
        2 "Before"
      END VALUES
    END VARIABLE
    Variable 2
      Name "Q2"  Label "Attractions"  Type Multiple  Position 2 to 4
      Values 1 "Castle" 3 "Caf\xe9" End Values
    End Variable
    VARIABLE 3 NAME "Q3" LABEL "Best" TYPE MULTIPLE POSITION 5 TO 6 SPREAD 2 OF 1
      VALUES 1 "Castle" 3 "Caf\xe9" END VALUES END VARIABLE
    VARIABLE 4 NAME "Q4" LABEL "Miles" TYPE QUANTITY POSITION 7 TO 9
      VALUES 0 TO 499 WITH 999 "Not stated" SPECIAL END VALUES END VARIABLE
    VARIABLE 5 NAME "Q5" LABEL "Other" TYPE CHARACTER SIZE 4 POSITION 10 TO 13 END VARIABLE
    VARIABLE 6 NAME "Q6" LABEL "Again" TYPE LOGICAL POSITION 14 END VARIABLE
  END RECORD
END SURVEY
END SSS
"""
DATA = "110131012caf\xe91\n2001 3999    0\n1        ab  1\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("left_out", ["", "END VARIABLE", "END VALUES"])
@pytest.mark.parametrize("name", ["wave.sss", "wave.asc"])
def test_a_description_that_is_no_xml(tmp_path: Path, end: str, name: str, left_out: str) -> None:
    text = DESCRIPTION.replace(left_out, "").replace("\n", end)
    (tmp_path / "wave.sss").write_bytes(text.encode("latin-1"))
    (tmp_path / "wave.asc").write_bytes(DATA.encode("latin-1"))
    wave = open_wave(tmp_path / name)
    assert (wave.title, wave.respondents) == ('Historic House "Exit" Survey', 3)
    kinds = {question.id: question.kind for question in wave.questions}
    assert list(kinds) == ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6"]
    assert [kinds["Q2"], kinds["Q3"], kinds["Q4"]] == [Kind.MULTI, Kind.MULTI, Kind.NUMERIC]
    assert [answer.label for answer in wave.question("Q2").answers] == ["Castle", "Café"]
    np.testing.assert_array_equal(wave.numbers("Q2_3"), [1, 1, np.nan])
    np.testing.assert_array_equal(wave.numbers("Q3_1"), [3, np.nan, np.nan])
    np.testing.assert_array_equal(wave.numbers("Q4"), [12, 999, np.nan])
    assert [answer.id for answer in wave.question("Q4").answers] == ["999"]
    assert list(wave.texts("Q5")) == ["café", "", "ab"]
    assert wave.remarks == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("TYPE SINGLE", ""), "Q1 has the type ''"),
        (("POSITION 1\n", "POSITION x\n"), "the position of Q1 is 'x'"),
        (("  RECORD V", ""), "it has no variables"),
        ((DESCRIPTION[60:], ""), "no variables"),
    ],
)
def test_a_damaged_one_is_named(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    (tmp_path / "wave.sss").write_text(DESCRIPTION.replace(*change), "latin-1")
    (tmp_path / "wave.asc").write_text(DATA, "latin-1")
    with pytest.raises(OmnibusError, match=message) as raised:
        open_wave(tmp_path / "wave.sss")
    assert raised.value.message.startswith("wave.sss: ")
