"""What a redline found, told clause by clause: where things stand, what moved, what numbers follow, what is not tracked."""
