"""What people hold, what they aim for, and the gap between the two."""
