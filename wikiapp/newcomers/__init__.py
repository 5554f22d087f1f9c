"""What is written by whoever has never written before: welcome, unless there are too many of them at once."""
