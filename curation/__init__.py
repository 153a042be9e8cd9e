"""What keeps shared records true: suggestions, history, addresses, imports."""
