"""Pages: titles, links between them, reading and writing them."""
