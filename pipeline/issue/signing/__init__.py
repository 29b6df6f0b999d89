"""A counterpart that came back: what it is, what proves it, and whose signatures it bears."""
