"""`python -m pipeline` is `aftale`."""

from pipeline.cli.main import main

main()
