"""Which records match, and what do they answer?"""
