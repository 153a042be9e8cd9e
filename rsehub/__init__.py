"""The composition root: settings, addresses, start page, set-up."""
