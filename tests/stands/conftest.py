"""A stand with its host, a shared tablet and a phone."""

from tests.stand_with_devices import device, host, invitation, join, phone, stand, tablet

__all__ = ["device", "host", "invitation", "join", "phone", "stand", "tablet"]
