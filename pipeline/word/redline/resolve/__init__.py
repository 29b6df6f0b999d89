"""Accepting and rejecting tracked changes, all of them or chosen ones (ISO 29500-1, 17.13.5)."""
