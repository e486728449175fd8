"""Checks whole files of names: rows in, JSON Lines out, on all cores. Never means a log."""
