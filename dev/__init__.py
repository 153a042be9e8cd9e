"""What make calls: set-up, checks, server, backup. No part of the hub itself."""
