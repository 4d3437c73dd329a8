"""Read models: folded from the record, thrown away and folded again at will."""
