"""The life of an agreement: versions issued, approved, signed, withdrawn; texts adopted; and all of it proved."""
