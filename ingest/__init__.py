"""What does this paper say?"""
