"""Damaged survey files by the thousand: made from seeds, so that each can be made again."""
