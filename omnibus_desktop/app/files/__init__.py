"""A briefing and its file: saved, kept as work goes on, found again after a crash."""
