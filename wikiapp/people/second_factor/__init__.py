"""A second factor: a code that a phone shows, asked for after whatever somebody else may have got hold of."""
