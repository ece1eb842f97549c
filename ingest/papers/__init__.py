"""How is a paper built? Headings, agenda items, sections, recommendations, packs."""
