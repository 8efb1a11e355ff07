"""An office program shows what was exported, in letters as wide as they are meant to be: Arial is
not on every machine, and Arimo, which comes with the program, has its widths."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

OFFICE = "soffice"
PATIENCE = 240  # seconds
_FONTS = Path(__file__).parents[1] / "resources" / "fonts"
_CHOICE = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>{fonts}</dir>
<cachedir>{cache}</cachedir>
<alias binding="same"><family>Arial</family><prefer><family>Arimo</family></prefer></alias>
</fontconfig>
"""


def missing(*programs: str) -> str:
    """The first of these programs that is not at hand; "" for none."""
    return next((name for name in programs if shutil.which(name) is None), "")


def converted(path: Path, folder: Path, form: str = "pdf") -> Path:
    """The file in another form, named as the office program names forms, in `folder`. Raises
    FileNotFoundError where there is no such program, SubprocessError where it fails."""
    with TemporaryDirectory() as own:
        choice = Path(own) / "fonts.conf"
        choice.write_text(
            _CHOICE.format(fonts=_FONTS.resolve(), cache=Path(own) / "fonts"), encoding="utf-8"
        )
        profile = f"-env:UserInstallation={(Path(own) / 'profile').as_uri()}"
        convert = [OFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(folder)]
        subprocess.run(
            [*convert, str(path)],
            check=True,
            capture_output=True,
            env={**os.environ, "FONTCONFIG_FILE": str(choice)},
            timeout=PATIENCE,
        )
    return folder / f"{path.stem}.{form.partition(':')[0]}"
