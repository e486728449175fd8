"""Knows names, not law: takes a name apart and says what each piece means."""
