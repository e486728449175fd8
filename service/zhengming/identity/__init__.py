"""Knows codes: the unified social credit code, what came before it, residents' numbers, divisions."""
