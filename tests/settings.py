"""The settings of the tests: Bikuben's own, in surroundings made for tests.

The surroundings are set here, before the real settings read them, and handed on to every process that a
test starts. The keys are known to all who read this and guard nothing.
"""

import os

os.environ.setdefault("BIKUBEN_DEMO", "0")
if os.environ["BIKUBEN_DEMO"] != "1":
    os.environ.pop("BIKUBEN_TODAY", None)
os.environ.pop("EMAIL_URL", None)
os.environ.pop("EMAIL_FROM", None)
os.environ["DEBUG"] = "0"
os.environ["BIKUBEN_SYNTHETIC_IDENTITIES"] = "1"
os.environ["SECRET_KEY"] = "tests-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ"
os.environ.setdefault("BIKUBEN_ENCRYPTION_KEYS", "dGVzdHMtb25seS1rZXktbm90LWZvci1yZWFsLXVzZSE=")
os.environ["ALLOWED_HOSTS"] = "127.0.0.1,localhost"
os.environ.setdefault("DATABASE_URL", "sqlite:///:memory:")

from bikuben.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = None
# A served page finds its files where they lie; nothing is collected for a test.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
