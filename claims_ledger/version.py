"""The version of the program, as a literal: reading package metadata costs a fifth of the whole start-up."""

__version__ = "0.1.0"
