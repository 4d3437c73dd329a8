"""The knowledge clocks: publication time in seconds since 1970, recording time in positions of the record."""

FOREVER = 2**62
"""The open end of both knowledge clocks."""
