"""Pages of the ground floor: permission, form, action, redirect."""
