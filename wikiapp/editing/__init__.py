"""Writing what any content says, and what is asked when two texts collide; knows no kind."""
