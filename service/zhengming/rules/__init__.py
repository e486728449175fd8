"""Knows law: what the policies and statutes object to, one rule a file."""
