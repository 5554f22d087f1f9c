"""The blog: posts, first as drafts of one's own, then for everybody; listing, reading and writing them."""
