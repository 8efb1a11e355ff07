"""Widths, breaks and visual order of texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omnibus_desktop import resources
from omnibus_desktop.charts import lettering
from omnibus_desktop.charts.typeface import typeface

FONTS = ("Arimo-Regular.ttf", "Arimo-Bold.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def seen(line: str) -> str:
    return "".join(glyph.char for glyph in lettering.glyphs(line))


@pytest.mark.parametrize("name", FONTS)
def test_glyphs_and_advances_are_those_that_fonttools_reads(name: str) -> None:
    tt_font = pytest.importorskip("fontTools.ttLib").TTFont
    font = tt_font(resources.path(f"fonts/{name}"))
    numbers = {glyph: number for number, glyph in enumerate(font.getGlyphOrder())}
    face = typeface(name)
    for code, glyph in font.getBestCmap().items():
        number = face.glyph(chr(code))
        assert number == numbers[glyph]
        units = font["hmtx"][glyph][0]
        assert face.advance(number) == pytest.approx(units / font["head"].unitsPerEm)


def test_widths_are_those_of_arial() -> None:
    # Advance widths of Arial in thousandths of an em, from the Adobe core metrics of Helvetica.
    assert lettering.width("A", 1000) == pytest.approx(667, abs=0.5)
    assert lettering.width("i", 1000) == pytest.approx(222, abs=0.5)
    assert lettering.width("W%", 1000, bold=True) == pytest.approx(944 + 889, abs=0.5)


def test_a_character_without_a_glyph_comes_from_the_other_font() -> None:
    assert lettering.glyphs("a")[0].font == "Arimo-Regular.ttf"
    assert lettering.glyphs("ب")[0].font == "DejaVuSans.ttf"
    assert lettering.glyphs("ب", bold=True)[0].font == "DejaVuSans-Bold.ttf"


def test_lines_break_at_spaces_and_keep_every_word() -> None:
    lines = lettering.wrap("Recruitment of experienced social workers", 120, 12)
    assert lines == ("Recruitment of", "experienced social", "workers")


def test_a_long_word_is_broken_after_its_hyphen() -> None:
    assert lettering.wrap("asylum-seeking", 60, 12) == ("asylum-", "seeking")


def test_numbers_of_respondents_stay_together() -> None:
    assert lettering.wrap("London borough (18 of 33)", 100, 12) == ("London borough", "(18 of 33)")


@given(st.text(max_size=200), st.floats(5, 400), st.sampled_from((9.0, 14.0)), st.booleans())
def test_wrapping_loses_nothing_and_stays_within(
    text: str, width: float, size: float, bold: bool
) -> None:
    lines = lettering.wrap(text, width, size, bold)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        one = len(line) == 1
        assert one or lettering.width(line, size, bold) <= width + 0.01 * size or not line.isascii()


@given(st.text(alphabet="abc 12.5%()אבגדبتل,", max_size=40))
def test_every_character_is_seen_once(line: str) -> None:
    assert sorted(seen(line).translate(str.maketrans("()", "))"))) == sorted(
        lettering.joined(line).translate(str.maketrans("()", "))"))
    )


@given(st.text(max_size=60), st.booleans())
def test_the_glyphs_of_a_line_are_as_wide_as_the_line(line: str, bold: bool) -> None:
    glyphs = lettering.glyphs(line, bold)
    xs = [glyph.x for glyph in glyphs]
    assert xs == sorted(xs)
    if glyphs:
        last = typeface(glyphs[-1].font).advance(glyphs[-1].index)
        assert xs[-1] + last == pytest.approx(lettering.width(line, 1.0, bold))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Yes (12%)", "Yes (12%)"),
        ("שלום", "םולש"),
        ("שלום (abc) 123", "123 (abc) םולש"),
        ("abc שלום 12.5% def", "abc 12.5% םולש def"),
        ("(שלום)", "(םולש)"),
    ],
)
def test_lines_are_seen_as_readers_of_them_expect(line: str, expected: str) -> None:
    assert seen(line) == expected


def test_arabic_letters_are_joined() -> None:
    assert lettering.joined("سلام") == "\ufeb3\ufefc\ufee1"
    assert lettering.joined("باب") == "\ufe91\ufe8e\ufe8f"


def test_an_accent_joins_its_letter() -> None:
    assert seen("e\u0301") == "é"
