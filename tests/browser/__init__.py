"""Bikuben as it is used: in a browser, on a tablet, by touch."""
