"""Disguises that write other characters, or in another order: one file each, with what it undoes and how sure it is."""
