"""The work page."""
