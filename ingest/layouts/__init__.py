"""One file a family of papers, which bids for a paper and splits it. Each has one constant LAYOUT."""
