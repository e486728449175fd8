"""Knows the law of mini program registrations: a rule for each objection, one a file."""
