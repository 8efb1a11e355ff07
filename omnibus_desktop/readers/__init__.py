"""One file a format; each turns a path into a Wave or says what is wrong with it."""

from omnibus_desktop.readers.opening import open_found, open_wave

__all__ = ["open_found", "open_wave"]
