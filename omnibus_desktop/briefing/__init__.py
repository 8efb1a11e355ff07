"""Slides in order; edits as functions; drawing, saving and loading."""
