"""A ready-made list of fonts for matplotlib: else each start of the program searches anew."""

from __future__ import annotations

from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager

from pruning import is_wanted


def write_font_list(folder: Path) -> Path:
    """The file, named as this version of matplotlib looks for it, with the fonts we ship alone.

    Paths in it are relative to matplotlib's own data, so it holds wherever the program lies.
    """
    own = Path(mpl.get_data_path())
    manager = font_manager.fontManager
    manager.ttflist = [font for font in manager.ttflist if _ships(Path(font.fname), own)]
    manager.afmlist = []
    target = folder / f"fontlist-v{font_manager.FontManager.__version__}.json"
    font_manager.json_dump(manager, target)
    return target


def _ships(font: Path, own: Path) -> bool:
    return font.is_relative_to(own) and is_wanted(f"matplotlib/mpl-data/{font.relative_to(own)}")
