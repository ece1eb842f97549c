"""Where do people, organisations, sums and dates stand in a text?"""
