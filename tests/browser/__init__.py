"""A package, so that browser and server end with its tests and not with the session."""
