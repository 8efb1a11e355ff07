"""The questions pane, and the question that a wave opens on."""
