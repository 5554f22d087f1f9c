"""Tokens, by which a program reads and writes in somebody's name."""
