"""Turns: people who write on a shared device one after the other, each a person of their own."""
