#!/usr/bin/env python
"""Django's command line for Bikuben.

Without settings in the environment it works on the database that `make run` serves, with its keys.
"""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from bikuben.local_keys import missing_keys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bikuben.settings")
    os.environ.update(missing_keys(os.environ))
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as wrong:
        sys.exit(str(wrong))


if __name__ == "__main__":
    main()
