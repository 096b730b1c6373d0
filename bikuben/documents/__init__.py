"""The ground of every printed sheet: type that covers all of Europe, and A4 in millimetres."""
