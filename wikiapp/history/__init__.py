"""The history of any content; knows no kind."""
