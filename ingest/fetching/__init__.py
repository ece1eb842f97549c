"""How are papers fetched politely, and what does a council's site say of them?"""
