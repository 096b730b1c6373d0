"""The program's version, as files to the authorities name it. The same as in `pyproject.toml`."""

VERSION = "0.4.0"
