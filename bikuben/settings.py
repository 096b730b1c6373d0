"""Django's settings for Bikuben. What differs from place to place comes from the environment."""

import os
from pathlib import Path

import bootstrap_wrapper
import font_roboto
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from bikuben.environment import read_environment
from bikuben.navigation import NAVIGATION as NAVIGATION

BASE_DIR = Path(__file__).resolve().parent.parent
ENVIRONMENT = read_environment(os.environ, base_dir=BASE_DIR)

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.allowed_hosts)
DATABASES = {"default": ENVIRONMENT.database}

BIKUBEN_DEMO = ENVIRONMENT.demo
BIKUBEN_ENCRYPTION_KEYS = list(ENVIRONMENT.encryption_keys)
BIKUBEN_SYNTHETIC_IDENTITIES = ENVIRONMENT.synthetic_identities
BIKUBEN_TODAY = ENVIRONMENT.today

INSTALLED_APPS = [
    "bikuben",
    "assignments",
    "payroll",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "simple_history",
    "django_tables2",
    "django_filters",
    "django_htmx",
    "crispy_forms",
    "crispy_bootstrap5",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "bikuben.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "bikuben.middleware.NoStoreMiddleware",
    "bikuben.middleware.SetupMiddleware",
    "bikuben.room.RoomMiddleware",
    "bikuben.middleware.RefusedMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "bikuben.urls"
WSGI_APPLICATION = "bikuben.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "bikuben.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"
DJANGO_TABLES2_TEMPLATE = "django_tables2/bikuben.html"

# Who may come in.
AUTH_USER_MODEL = "bikuben.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "bikuben:login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "bikuben.views.session.locked_out"

# What a browser may do with a page. The images written as data: are Bootstrap's own small signs.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
FILE_UPLOAD_HANDLERS = ["bikuben.uploads.MemoryUploadHandler"]
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
SECURE_SSL_REDIRECT = ENVIRONMENT.https_only
SESSION_COOKIE_SECURE = ENVIRONMENT.https_only
CSRF_COOKIE_SECURE = ENVIRONMENT.https_only
LANGUAGE_COOKIE_SECURE = ENVIRONMENT.https_only
if ENVIRONMENT.https_only:
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True

# Language, place and time.
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Norsk")), ("en", _("Engelsk"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_I18N = True
USE_TZ = True

# Files for the browser: all from here, none from elsewhere on the net.
STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "local" / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    ("bootstrap", bootstrap_wrapper.get_bootstrap_dir()),
    ("roboto", Path(font_roboto.__file__).parent / "files"),
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# E-mail. Where no server is named, the demo and whoever develops read it in the terminal, and in real use
# none is sent. Sending waits for the server in the middle of a form, so it must give up before others do.
BIKUBEN_SENDS_MAIL = bool(ENVIRONMENT.mail) or not ENVIRONMENT.production
EMAIL_TIMEOUT = 10
if ENVIRONMENT.mail:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = ENVIRONMENT.mail.host
    EMAIL_PORT = ENVIRONMENT.mail.port
    EMAIL_HOST_USER = ENVIRONMENT.mail.user
    EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.password
    EMAIL_USE_TLS = ENVIRONMENT.mail.scheme == "smtp+tls"
    EMAIL_USE_SSL = ENVIRONMENT.mail.scheme == "smtps"
    DEFAULT_FROM_EMAIL = ENVIRONMENT.mail.sender
else:
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    DEFAULT_FROM_EMAIL = "bikuben@localhost"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}

# What the upper floors tell the ground floor and each other, by dotted path so that nothing is imported
# upwards. ATTENDANCE_CHECKS: (participants, work_day) -> {participant id: [Notice]}. TODO_PROVIDERS:
# (today) -> [Todo]. DAY_STEPS: (today) -> [Step]. DAY_PANEL: (request, today) -> (template, context).
# PARTICIPANT_MISSING: (participants, today) -> {participant id: [Missing]}. PARTICIPANT_PANELS:
# (participant, user, today) -> Panel | None. ERASURE_CHECKS: (participant, today) -> why not | None.
# PARTICIPANT_COPY: (participant) -> [Section].
# JOB_PANELS: (job, user, today) -> Panel | None.
# PRODUCTION_YEAR_PANELS: (year, pks of its jobs, user, today) -> Panel | None.
# SHIFT_LOCKS: (shifts) -> {shift id: why it must stay as it is}.
# VOUCHER_SOURCES: (first, last) -> the vouchers of the papers issued from one day to another, in order.
ATTENDANCE_CHECKS = [
    "assignments.checks.permit",
    "assignments.checks.slip_details",
    "payroll.checks.cards",
    "payroll.garnishment_checks.garnishment",
    "payroll.checks.benefit_ceilings",
    "payroll.limits.limit_notices",
    "assignments.checks.benefits",
]
TODO_PROVIDERS = [
    "assignments.day_todos.day_todos",
    "assignments.job_todos.job_todos",
    "assignments.people_todos.people_todos",
    "assignments.follow_ups.follow_up_todos",
    "assignments.invoice_todos.invoice_todos",
    "assignments.sending_todos.sending_todos",
    "assignments.overdue.payment_todos",
    # Own production
    "assignments.production_todos.production_todos",
    "assignments.parts_left.part_todos",
    "assignments.cash_sale_todos.cash_sale_todos",
    "assignments.settlement_todos.settlement_todos",
    "payroll.card_todos.card_todos",
    "payroll.exemption_todos.exemption_todos",
    "payroll.todos.pay_todos",
    "payroll.holiday_todos.holiday_todos",
    "payroll.owed_todos.owed_todos",
    "payroll.report_todos.report_todos",
]
SHIFT_LOCKS = ["payroll.locks.paid_shifts", "assignments.billed_shifts.billed_shifts"]
PARTICIPANT_MISSING = [
    "payroll.missing_cards.missing_cards",
    "assignments.missing.of_her_page",
]
PARTICIPANT_PANELS = [
    "payroll.panels.cards_panel",
    "payroll.panels.garnishment_panel",
    "payroll.panels.holiday_panel",
    "payroll.panels.pay_panel",
]
JOB_PANELS = [
    "assignments.batch_panel.batch_panel",
    "payroll.cost_panel.cost_panel",
]
PRODUCTION_YEAR_PANELS = [
    "payroll.production_cost.production_cost_panel",
]
PARTICIPANT_COPY = [
    "assignments.copy_sections.who_she_is",
    "assignments.copy_sections.employment",
    "assignments.copy_sections.days",
    "assignments.billed_job_copy.billed_jobs",
    "payroll.copy_sections.cards",
    "payroll.copy_sections.slips",
    "payroll.copy_sections.holiday_pay",
    "payroll.copy_sections.choices",
    "payroll.copy_garnishment.orders",
    "payroll.copy_payments.paid_on",
    "payroll.report_copy.reported",
    "assignments.copy_sections.looks",
]
ERASURE_CHECKS = [
    "payroll.erasure.holiday_pay_is_owed",
    "payroll.erasure.slips_are_kept",
    "payroll.report_copy.reports_are_kept",
    "assignments.erase_participant.hours_are_kept",
]
VOUCHER_SOURCES = [
    "payroll.voucher_sources.pay_slips",
    "payroll.voucher_sources.cash_movements",
    "payroll.voucher_sources.cash_counts",
    "payroll.voucher_sources.official_payments",
    "payroll.sale_source.sales",
    "payroll.cash_sale_source.cash_sales",
    "payroll.cash_sale_source.sale_counts",
    "payroll.settlement_source.settlement_payments",
    "payroll.year_end_source.holiday_debts",
]
DAY_STEPS = [
    "assignments.door_steps.door_steps",
    "assignments.work_steps.work_steps",
    "payroll.day_steps.pay_steps",
]
DAY_PANEL = "assignments.today_panel.today_panel"
