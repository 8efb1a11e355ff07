"""The wave's set-up: the window in which everything found in a file can be corrected."""
