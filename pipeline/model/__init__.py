"""The vocabulary: frozen records of partnerships, library, selections and documents, and findings."""
