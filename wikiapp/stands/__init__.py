"""Stands: where people write together on the spot, on devices that they share and on their phones."""
