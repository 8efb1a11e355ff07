"""Notes on the chart: placed, moved, worded and listed."""
