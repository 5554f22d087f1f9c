"""Who thinks the same as a content says, and versions that were marked for it; knows no kind."""
