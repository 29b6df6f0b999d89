"""What files are called in every tree."""

PARTNERSHIP = "partnership.yaml"
SETTINGS = "aftale.yaml"
