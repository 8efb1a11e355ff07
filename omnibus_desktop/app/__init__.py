"""The window: panes, commands, the document, background jobs."""
