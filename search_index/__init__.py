"""Full-text search engines: they know words, and nothing of wikis or of the web.

    index = open_index("whoosh:/var/lib/wiki/search")
    index.write([Document(key="7", title="Mikrovirksomhed", text="Under ti ansatte.", language="da")])
    index.search(Query("virksomheder")).hits

One text, one document. For a search through history, open a second collection beside it, and let a document be a
*passage* (a paragraph) with the revisions in which it stood in `extra`, not a whole revision: a thousand revisions
of a text are then hardly more than the text, a hit says from when to when the words stood, and the first
collection is as quick as ever.
"""

from search_index.document import EVERYBODY, Document
from search_index.index import Index, IndexBusy, NeedsRebuilding, Rebuild, Trouble
from search_index.opening import UnknownEngine, open_index
from search_index.query import Order, Query
from search_index.results import Hit, Part, Results, Suggestion

__all__ = [
    "EVERYBODY",
    "Document",
    "Hit",
    "Index",
    "IndexBusy",
    "NeedsRebuilding",
    "Order",
    "Part",
    "Query",
    "Rebuild",
    "Results",
    "Suggestion",
    "Trouble",
    "UnknownEngine",
    "open_index",
]
