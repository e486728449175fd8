"""What people see in a terminal: lines of text, measured in columns, safe to print."""
