"""Question by breaks -> Table: counts, bases, percentages, intervals, significance."""
