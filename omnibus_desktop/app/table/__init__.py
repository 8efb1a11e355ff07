"""The table below the chart, and the arithmetic of its figures."""
