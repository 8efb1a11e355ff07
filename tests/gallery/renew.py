"""Writes the golden scenes of the gallery anew: python -m tests.gallery.renew. Look at them first:
python3 build/dev.py gallery."""

from __future__ import annotations

from tests.gallery.golden_form import renew

if __name__ == "__main__":
    renew()
