"""Everything recorded is recomputed: ledgers, frozen files, what documents say, anchors."""
