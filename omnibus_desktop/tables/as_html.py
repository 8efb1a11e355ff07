"""A table as a notebook shows it."""

from __future__ import annotations

from html import escape

from omnibus_desktop.tables.as_text import as_text
from omnibus_desktop.tables.table import Table


def as_html(table: Table) -> str:
    """The table's text, as it is: nothing in a label is markup."""
    return f"<pre>{escape(as_text(table))}</pre>"
