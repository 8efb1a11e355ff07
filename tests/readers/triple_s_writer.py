"""Small Triple-S surveys for tests: a description and its data, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr


def variable(
    name: str,
    kind: str,
    start: int,
    finish: int | None = None,
    values: Mapping[str, str] | None = None,
    inside: str = "",
    **attributes: str,
) -> str:
    """A variable of a description. `inside` is XML that goes behind its position."""
    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    end = f' finish="{finish}"' if finish is not None else ""
    answers = "".join(
        f"<value code={quoteattr(code)}>{escape(label)}</value>"
        for code, label in (values or {}).items()
    )
    label = "" if "<label" in inside else f"<label>{escape(name)} label</label>"
    return (
        f'<variable ident="{start}" type="{kind}"{said}><name>{escape(name)}</name>{label}'
        f'<position start="{start}"{end}/>{inside}'
        + (f"<values>{answers}</values>" if answers else "")
        + "</variable>"
    )


def survey(
    folder: Path,
    variables: Sequence[str],
    data: str | bytes | None,
    *,
    version: str = "3.0",
    root: str = "",
    record: str = "",
    encoding: str = "UTF-8",
    names: tuple[str, str] = ("wave.sss", "wave.asc"),
) -> Path:
    """Writes description and data under these names; returns the path of the description.
    `root` and `record` are further attributes of these elements."""
    description = folder / names[0]
    tag = f'<sss version="{version}"{root and " " + root}>'
    opened = f'<record ident="A"{record and " " + record}>'
    xml = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n'
        f'<!DOCTYPE sss SYSTEM "http://localhost:9/sss.dtd">\n'
        f"{tag}<origin>tests</origin><survey><name>S1</name><title>Bridges<br/>and roads</title>"
        f"{opened}{''.join(variables)}</record></survey></sss>"
    )
    description.write_bytes(xml.encode(encoding))
    if data is not None:
        raw = data if isinstance(data, bytes) else data.encode(encoding)
        (folder / names[1]).write_bytes(raw)
    return description
