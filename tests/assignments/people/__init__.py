"""People: registering, changing, pausing, ending, reading and erasing."""
