"""Pages of people and work: permission, form, action, redirect."""
