"""The clauses of the library, one by one: which there are, what each says, who has it, and what is wrong with it.

```
library ──> listing ── a line for each
        ──> page ───── all about one ─── page_lines (for people)
        ──> faults ─── what is wrong with the library alone
library + agreements ──> uses ── who prints a clause, follows the library or is pinned, or only considers it
```
"""
