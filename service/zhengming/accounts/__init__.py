"""What the platform knows of its accounts: names and emails in use, who runs what, who was terminated. A registration
is judged with it. Personal values are kept as keyed hashes only.
"""
