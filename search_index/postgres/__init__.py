"""The engine in PostgreSQL: its full-text search, over the same terms as the embedded engine's.

`database` says where a collection is and takes turns, `tables` what it is made of, `rows` what is stored of a
document, `terms` finds the forms of a word, `conditions` and `searching` ask, `writing` and `rebuilding`
write.
"""
