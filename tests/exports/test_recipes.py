"""Recipes in exported files: there, read again, and harmless where a file was made to do harm."""

from __future__ import annotations

import io
import random
import shutil
import struct
import subprocess
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from omnibus_desktop.errors import OmnibusError
from omnibus_desktop.exports.deck import DeckSlide
from omnibus_desktop.exports.files import save, save_slides
from omnibus_desktop.exports.recipes import SUFFIXES, recipes_in
from omnibus_desktop.exports.recipes_in_pictures import png_with
from tests.exports import scenes

RECIPE = '{"schema":"omnibus-recipe/1","said":"50% & <more>"}'


@pytest.fixture(scope="module")
def carrying(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A file of each kind that carries a recipe."""
    folder = tmp_path_factory.mktemp("carrying")
    paths = {suffix: folder / f"chart{suffix}" for suffix in SUFFIXES}
    for path in paths.values():
        save(scenes.PLAIN, path, dpi=36, recipe=RECIPE)
    return paths


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_put_in_comes_out(carrying: dict[str, Path], suffix: str) -> None:
    assert recipes_in(carrying[suffix]) == (RECIPE,)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_without_one_is_told_from_it(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"bare{suffix}"
    save(scenes.PLAIN, path, dpi=36)
    with pytest.raises(OmnibusError, match=r"bare\.\w+ holds no chart of Omnibus Desktop"):
        recipes_in(path)


@pytest.mark.parametrize("suffix", [".pdf", ".pptx"])
def test_each_page_has_its_own(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"briefing{suffix}"
    names = ["a", "b", "", "c"]
    save_slides([DeckSlide(scenes.PLAIN, "", name) for name in names], path)
    assert recipes_in(path) == ("a", "b", "c")


def test_other_programs_read_the_files_as_before(carrying: dict[str, Path]) -> None:
    from PIL import Image

    with Image.open(carrying[".png"]) as picture:
        picture.load()
        assert picture.info["omnibus-recipe"] == RECIPE
    if shutil.which("pdfinfo"):
        asked = ["pdfinfo", str(carrying[".pdf"])]
        told = subprocess.run(asked, capture_output=True, text=True, check=True)
        assert "Pages:           1" in told.stdout
        assert told.stderr == ""


def test_a_deck_keeps_it_when_another_program_saves_it(
    carrying: dict[str, Path], tmp_path: Path
) -> None:
    deck = Presentation(str(carrying[".pptx"]))
    deck.slides[0].shapes.add_textbox(0, 0, 10, 10).text_frame.text = "Mine"
    deck.save(str(tmp_path / "again.pptx"))
    assert recipes_in(tmp_path / "again.pptx") == (RECIPE,)


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32), suffix=st.sampled_from(SUFFIXES))
def test_damage_is_told_or_passed_over(
    carrying: dict[str, Path], tmp_path_factory: pytest.TempPathFactory, seed: int, suffix: str
) -> None:
    chance = random.Random(seed)
    content = bytearray(carrying[suffix].read_bytes())
    for _ in range(chance.randint(1, 40)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    if chance.random() < 0.5:
        del content[chance.randrange(len(content)) :]
    path = tmp_path_factory.mktemp("damaged") / f"damaged{suffix}"
    path.write_bytes(content)
    told = ""
    found: tuple[str, ...] = ()
    try:
        found = recipes_in(path)
    except OmnibusError as error:
        told = error.message
    assert all(each.isascii() for each in found)
    assert found or path.name in told


def _refused(path: Path) -> None:
    with pytest.raises(OmnibusError, match=path.name):
        recipes_in(path)


def test_a_text_that_inflates_without_end_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    save(scenes.PLAIN, path, dpi=36)
    path.write_bytes(png_with(path.read_bytes(), "x" * (64 << 20)))
    _refused(path)


def test_a_chunk_that_says_to_be_longer_than_the_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "long.png"
    body = b"iTXtomnibus-recipe\0\0\0\0\0" + RECIPE.encode()
    chunk = struct.pack(">I", 2**31) + body + struct.pack(">I", zlib.crc32(body))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk)
    _refused(path)


@pytest.mark.parametrize(
    "declared",
    ['<!DOCTYPE svg [<!ENTITY a "aaaa">]>', '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///x">]>'],
)
def test_a_drawing_that_defines_entities_is_not_read(tmp_path: Path, declared: str) -> None:
    path = tmp_path / "entities.svg"
    own = '<metadata><recipe xmlns="urn:omnibus-desktop:recipe">&a;</recipe></metadata>'
    path.write_text(f"{declared}<svg>{own}</svg>", encoding="utf-8")
    _refused(path)


def _deck(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def test_decks_that_are_made_to_do_harm_are_not_read(
    carrying: dict[str, Path], tmp_path: Path
) -> None:
    _refused(_deck(tmp_path / "bomb.pptx", **{"ppt/presentation.xml": bytes(300 << 20)}))
    _refused(_deck(tmp_path / "outside.pptx", **{"../ppt/presentation.xml": b"<a/>"}))
    _refused(_deck(tmp_path / "type.pptx", **{"ppt/presentation.xml": b"<!DOCTYPE a []><a/>"}))
    _refused(_deck(tmp_path / "empty.pptx"))
    leading = io.BytesIO(carrying[".pptx"].read_bytes())
    path = tmp_path / "leading.pptx"
    with zipfile.ZipFile(leading) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("slide1.xml.rels"):
                content = content.replace(b"../tags/tag", b"../../../../etc/tag")
            target.writestr(name, content)
    _refused(path)
