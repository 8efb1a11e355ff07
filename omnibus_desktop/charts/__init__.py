"""Table + choices + notes -> Scene."""
