"""The command line: one short function a command. Options in, one call, sentences out."""

from pipeline.cli.main import main

__all__ = ["main"]
