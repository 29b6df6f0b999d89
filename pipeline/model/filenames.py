"""What files are called in every tree, and how a revision of them is."""

PARTNERSHIP = "partnership.yaml"
SETTINGS = "aftale.yaml"
REVISION = "git:"
"""Stands before a revision, so that it is not taken for a file."""
