"""Claims: what a guest takes along: the identity, texts that weren't saved, and what became of the words."""
