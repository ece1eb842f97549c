"""What follows from the record across years? Made from the store, never truth, thrown away and made again."""
