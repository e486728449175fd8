"""Generated from proto/zhengming/v1 by `make proto`: never edited by hand."""
