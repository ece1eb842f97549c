"""What is asked, which passages bear on it, and which words of theirs answer it?"""
