"""The briefing as a whole: the filmstrip below the table, and the slides shown one by one."""
