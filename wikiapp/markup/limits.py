"""How much of a text is worked on: every one of these keeps a rendering quick, whoever wrote the text."""

TEXT = 200_000  # bytes: a longer text is shown as it was typed
NESTING = 10  # lists in quotes in lists …; what is nested deeper is plain text
LISTS_AND_QUOTES = 10_000
BEGUN = 40  # of these, how many may follow each other without a blank line
EMPHASIS = 300  # stars and underscores of one paragraph
TITLE = 255  # letters of a title within a link
LABEL = 500  # letters of a link's label
SLUG = 80  # letters of a heading's anchor
# A short reference may stand for a long address or explanation: together those are bounded as well.
REFERENCES = 200_000
ABBREVIATIONS, EXPLANATION = 100, 300  # how many, and letters of one
ROWS = 10_000  # of all tables
FILLED_CELLS = 20_000  # cells that are added to short rows, in all tables
# Transclusion: how deep, how many, and how many letters in all.
DEPTH, TRANSCLUSIONS, TRANSCLUDED = 5, 100, 200_000
FILES = 200  # files that a page asks for
