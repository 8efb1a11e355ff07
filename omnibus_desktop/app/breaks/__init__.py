"""The row above the chart: what it is broken by, filtered by and weighted by."""
