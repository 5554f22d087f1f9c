"""The embedded engine: Whoosh keeps segments, commits, deletions and merges; what is asked is answered here.

`folder` says where an index is, `codec` and `lexicon` how its terms are written, `shelf` reads one segment and
`library` all of them, `matching`, `ranking` and `searching` find, `writing` and `rebuilding` write, `engine` is
the whole.
"""
