"""Papers of pay as they are printed and handed over. They print what was issued and never calculate."""
