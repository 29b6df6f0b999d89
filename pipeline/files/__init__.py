"""The only floor that touches the disk: strict YAML, the library, partnership files, atomic writes, the lock."""
