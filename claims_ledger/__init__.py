"""A ledger of what each outlet said, on whose word, on what evidence, and when."""
