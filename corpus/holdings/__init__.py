"""What is held, as the one who asks may see it? The rooms behind `corpus/store.py`, one a subject."""
