"""What a table says in words: headline, base-and-source note, alt text."""
