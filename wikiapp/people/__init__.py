"""Whoever writes: guests and people with accounts are people alike."""
