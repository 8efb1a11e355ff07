"""Nothing that a file says is run, fetched or unpacked: the program has no means for it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import omnibus_desktop

ROOT = Path(omnibus_desktop.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
#: Modules that turn bytes into objects or code, or reach other computers.
IMPORTS = frozenset(
    {
        *("pickle", "cPickle", "joblib", "dill", "shelve", "marshal", "code", "codeop", "runpy"),
        *("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "xmlrpc", "webbrowser"),
        *("requests", "aiohttp", "PySide6.QtNetwork", "PySide6.QtWebEngineCore", "lxml.html"),
        "matplotlib.pyplot",  # keeps every figure for good
    }
)
#: Calls that run text, of Python itself or of its modules.
RUNNING = frozenset(
    {
        *(("", name) for name in ("eval", "exec", "compile", "__import__")),
        *(("os", name) for name in ("system", "popen", "startfile")),
        *(("builtins", name) for name in ("eval", "exec", "compile")),
    }
)
#: Calls, of whatever, that follow addresses or let an archive say where its parts go.
LEADING = frozenset(
    {
        *("extract", "extractall", "unpack_archive", "urlopen", "urlretrieve"),
        *("read_csv", "read_excel", "read_pickle", "read_html", "read_table", "to_pickle"),
    }
)
#: Value classes are made of text that the program itself has.
KNOWN = {"values.py": {("", "exec")}}


def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def imported(found: ast.AST) -> Iterator[str]:
    for node in ast.walk(found):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called(found: ast.AST) -> Iterator[tuple[str, str]]:
    """Of what, if it is a plain name, and by what name."""
    for node in ast.walk(found):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield "", node.func.id
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of = node.func.value
            yield of.id if isinstance(of, ast.Name) else "", node.func.attr


def test_nothing_is_run_or_fetched() -> None:
    wrong = []
    for module in MODULES:
        name, found = module.relative_to(ROOT).as_posix(), tree(module)
        wrong += [
            f"{name} imports {each}"
            for each in imported(found)
            if {each, each.partition(".")[0]} & IMPORTS
        ]
        wrong += [
            f"{name} calls {call}"
            for call in called(found)
            if (call in RUNNING or call[1] in LEADING) and call not in KNOWN.get(name, ())
        ]
    assert wrong == []


def test_no_array_is_loaded_with_objects_and_no_shell_is_asked() -> None:
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.keyword) and node.arg in ("allow_pickle", "shell"):
                assert isinstance(node.value, ast.Constant), module
                assert node.value.value is False, module
