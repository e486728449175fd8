"""Labelled names in; recall, false alarms and every wrong answer out; and how well disguises are seen through."""
