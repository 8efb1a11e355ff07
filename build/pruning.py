"""What of the packages' own belongings stays out of the packaged program, because nobody uses it.

Measured on Linux: all of it together is 130 of 400 MB. What looks superfluous but must stay:
pandas.plotting, mpl_toolkits, QtOpenGL and QtOpenGLWidgets (pyqtgraph), pydoc, unittest.
"""

from __future__ import annotations

import re
import sys

HIDDEN_IMPORTS = [
    *(f"matplotlib.backends.backend_{name}" for name in ("agg", "pdf", "svg")),
    *(f"pyreadstat.{name}" for name in ("_readstat_parser", "_readstat_writer", "worker")),
]

EXCLUDED_MODULES = [
    *("tkinter", "IPython", "OpenGL", "PyQt5", "PyQt6", "PySide2"),
    *(f"PySide6.Qt{name}" for name in ("DBus", "Network", "Qml", "Quick", "Test")),
    *("numpy.f2py", "matplotlib.tests", "pandas.tests"),
    *("scipy", "yaml", "pyarrow", "jinja2", "sqlalchemy", "polars"),
    *("PIL.ImageTk", "PIL.AvifImagePlugin", "PIL._avif", "PIL.WebPImagePlugin", "PIL._webp"),
    *("pytest", "_pytest", "setuptools", "pygments", "hypothesis"),
    *(f"pyqtgraph.{name}" for name in ("console", "examples", "flowchart", "opengl")),
    *("lxml.html", "lxml.objectify", "lxml.isoschematron", "lxml.sax"),
    *("_ssl", "ssl"),  # the program never speaks to a network
]

# What PyInstaller would do before the program begins, in each process: a fifth of the start. They
# serve packages' processes of their own, the search for modules and for source, and a folder for
# matplotlib, all of which the program does without or has made itself. Of the wheels of PySide6
# only those for Linux have been seen to find their plugins without help.
UNUSED_HOOKS = {
    *(f"pyi_rth_{name}" for name in ("inspect", "pkgutil", "multiprocessing", "mplconfig")),
    "pyi_rth_pyqtgraph_multiprocess",
    *(("pyi_rth_pyside6",) if sys.platform.startswith("linux") else ()),
}

# To inflate the modules of a start takes a twentieth of it; those that come later are left small.
_LATER = {
    *("PIL", "contourpy", "cycler", "dateutil", "fontTools", "kiwisolver", "lxml", "matplotlib"),
    *("mpl_toolkits", "openpyxl", "pandas", "pptx", "pyparsing", "pyqtgraph", "pyreadstat", "pytz"),
    *("tzdata", "xlsxwriter"),
}

_UNWANTED = re.compile(
    r"""
      PySide6/Qt/(translations|qml)/
    | PySide6/translations/
    | (^|/)(lib)?Qt6(Network|Test)\.
    | (^|/)(lib)?Qt6(Qml|Quick|Wayland|Wl|EglF[Ss]|VirtualKeyboard)
    | PySide6/opengl32sw\.dll
    | plugins/(tls|networkinformation|generic|egldeviceintegrations|qmltooling)
    | plugins/(platformthemes/libqgtk3|wayland-[\w-]+|platforminputcontexts/libqtvirtualkeyboard)
    | plugins/platforms/libq(?!xcb|offscreen|cocoa)
    | plugins/imageformats/(lib)?q(gif|icns|pdf|tga|tiff|wbmp|webp)
    | (^|/)lib(avif|webp)
    | ^lib(gtk|gdk|gdk_pixbuf|atk|atk-bridge|atspi|cairo|cairo-gobject|epoxy)(-[\d.]+)?\.so
    | ^lib(pango|pangocairo|pangoft2|cloudproviders|colord|json-glib|tracker-sparql)(-[\d.]+)?\.so
    | ^lib(datrie|thai|fribidi|harfbuzz|graphite2|rsvg-2|jbig|jpeg|pixman-1)\.so
    | ^lib(gio|gobject|gmodule)-2\.0\.so
    | ^libwayland-[\w-]+\.so
    | ^libX(au|composite|cursor|damage|dmcp|ext|fixes|i|inerama|randr|render)\.so
    | ^lib(krb5|k5crypto|gssapi_krb5|krb5support|keyutils|com_err|ssl|crypto)\.so
    | ^lib(bsd|md|mount|blkid|selinux)\.so
    | lib-dynload/_(hashlib|ssl)\.  # Python has its own way to the hashes in use
    | mpl-data/(sample_data|images|fonts/afm|fonts/pdfcorefonts)
    | mpl-data/fonts/ttf/(?!DejaVuSans(-Bold)?\.ttf|LastResort|LICENSE)
    | lxml/(html|objectify|isoschematron|sax|includes)
    | \.dist-info/(?!METADATA$)
    """,
    re.VERBOSE,
)


def is_wanted(name: str) -> bool:
    """Whether the file that would be put under this name stays in the packaged program."""
    return _UNWANTED.search(name.replace("\\", "/")) is None


def is_of_start(module: str) -> bool:
    """Whether a start may import this module."""
    return module.partition(".")[0] not in _LATER
