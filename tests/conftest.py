"""What every test stands on: the shared cast."""

pytest_plugins = ["tests.cast"]
