"""Comments on any content: threads, passages that are talked about, changes that are proposed; knows no kind."""
