"""One file a command, named like it, each with one constant COMMAND. What they import is imported when they run."""
