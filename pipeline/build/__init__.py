"""The use cases: building what changed, listing, explaining, cleaning. They know files and Word, not click."""
