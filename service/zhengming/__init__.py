"""Zhengming 正名: may this name be taken, and if not, why not."""
