"""What explains the program: help on what is selected, the manual, the tour, the About box."""
