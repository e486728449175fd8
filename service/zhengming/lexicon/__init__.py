"""Lists: how they are written, checked and compiled. Says which; never how."""
