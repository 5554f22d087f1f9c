"""Everybody's revisions of everything, newest first; knows no kind."""
