"""Scenes as they are kept: JSON with an item a line, so that a change reads as a diff."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from omnibus_desktop.charts.scene import Item, NativeChart, Scene
from tests.charts.tables import WORDS
from tests.gallery.cases import LOOKS, cases

GOLDEN = Path(__file__).parent / "golden"


def scenes_of(look: str) -> dict[str, Scene]:
    """Every case of a kind of chart, by situation. The words are the same in all of them: what is
    kept is the layout."""
    found = (case for case in cases() if case.look == look)
    return {str(case.situation): case.scene(WORDS) for case in found}


def as_text(scenes: Mapping[str, Scene]) -> str:
    """The scenes as JSON, to a hundredth of a point."""
    parts = []
    for situation, scene in scenes.items():
        lines = [*map(_line, scene.charts), *map(_line, _kept(scene))]
        body = ",\n".join(f"  {line}" for line in lines)
        about = json.dumps({"kind": scene.kind, "remarks": scene.remarks}, ensure_ascii=False)
        parts.append(f"{json.dumps(situation)}: [\n  {about},\n{body}\n]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def path_of(look: str) -> Path:
    return GOLDEN / f"{look}.json"


def renew() -> None:
    """Write all of them anew."""
    GOLDEN.mkdir(exist_ok=True)
    for look in LOOKS:
        path_of(look).write_text(as_text(scenes_of(look)), encoding="utf-8")


def _kept(scene: Scene) -> list[Item]:
    """All but the 152 hexagons of a map, which other tests look at."""
    return [item for item in scene.items if not item.role.startswith("hexes of")]


def _line(item: Item | NativeChart) -> str:
    """An item, or where an editable chart lies, on one line; what is as usual is left out."""
    if isinstance(item, NativeChart):
        said: dict[str, Any] = {
            "chart": item.kind,
            "plot": item.plot,
            "axis": (item.axis_min, item.axis_max),
            "gap": item.gap_width,
        }
    else:
        said = {"item": type(item).__name__} | {
            field.name: value
            for field in fields(item)
            if (value := getattr(item, field.name)) != field.default or field.default is MISSING
        }
    return json.dumps(_rounded(said), ensure_ascii=False, separators=(",", ":"))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        whole = round(value, 2) + 0.0
        return int(whole) if whole == int(whole) else whole
    if isinstance(value, list | tuple):
        return [_rounded(each) for each in value]
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return value
