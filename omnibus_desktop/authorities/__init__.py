"""The dated list of authorities; gives a wave its region and type questions."""
