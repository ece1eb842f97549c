"""One file a format of the evidence pack, each with one constant WRITER: the pack's values to the file's bytes."""
