"""One module a kind of chart."""
