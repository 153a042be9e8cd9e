"""Groups of people who agreed to be seen together, and what they can do."""
