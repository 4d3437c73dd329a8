"""The only place where the parts are put together.

`reading` is what a view needs and imports nothing heavy; `ledger` opens for writing; the other modules are what can be
asked of an open ledger.
"""
