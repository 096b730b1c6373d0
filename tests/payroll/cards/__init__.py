"""Tax cards and what they warn of."""
