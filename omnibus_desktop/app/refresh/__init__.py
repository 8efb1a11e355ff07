"""The same briefing with another wave, in the window and in decks edited elsewhere."""
