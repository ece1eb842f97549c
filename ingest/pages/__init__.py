"""What is printed on a page, and where? Words, lines, furniture, tables, pictures of text."""
