"""Searching: what is put into the search index and when, and the pages on which people search. Knows no kind."""
