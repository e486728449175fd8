"""The nouns: what is asked, what was seen, what is answered. Standard library only, all immutable."""
