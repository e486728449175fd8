"""Knows codes: the unified social credit code, and the divisions that codes begin with."""
