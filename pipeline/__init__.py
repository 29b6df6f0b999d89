"""aftale: every agreement an organisation has with its partners, from one YAML file each."""

__version__ = "0.1.0"
