"""Everything that knows Word: reading the house, writing documents, packing and linting packages."""
