"""How much a word counts, by where it stands and by how near it comes to what was asked for.

The figures are round on purpose: they were chosen for what they say, and the results hardly change with any of
them.
"""

# Where a word stands: how many times in the text it counts for.
TITLE = 5.0
HEADING = 1.0  # besides the once that it stands in the text
TAG = 3.0
AUTHOR = 0.5

# How near it comes to the word that was asked for.
EXACT = 1.0
INFLECTED = 0.8
RESPELLED = 0.4  # the same without the dots and rings: for and før
COMPOUND = 0.4  # a word that begins or ends with it: mikrovirksomhed
PIECE = 0.4  # a part of it, where it is a compound itself, if the text holds all its parts
MOST_OF_PARTS = 1.0  # times in the text: however many compounds there are, the word itself counts for more

# BM25: how soon more of the same stops counting, and how much longer texts must hold more.
SATURATION = 1.4
LENGTH = 0.75

TITLE_COVERED = 1.0  # a title that is what was asked for, and nothing else, doubles the score
NEARNESS = 0.5  # what two words side by side count for, in terms of the rarer one
NEAR = 8  # words between them, at most

FEW = 10  # hits with all the words, below which those that hold most of them are shown as well
MOST = 0.75  # of what a word weighs, on an average of those asked for: what holds less is no hit
OFTEN = 0.05  # of all documents: a stop word that is in fewer of them is a word like any other
