"""Pictures and other files: their bytes, kept under their hash, and a kind of content that says which it shows."""
