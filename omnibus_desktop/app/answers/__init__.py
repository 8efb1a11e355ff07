"""Open answers: read, searched, given themes, and put on slides as quotes."""
