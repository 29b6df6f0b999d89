"""Redlines: what differs between any two Word files, as tracked changes; and accepting and rejecting them.

It knows OOXML and nothing of agreements but the anchors of clauses; it reads bytes and never the disk.
"""
