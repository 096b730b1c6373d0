from django.apps import AppConfig


class BikubenConfig(AppConfig):
    """The ground floor: settings, users, money, encryption, papers and the frame of every page."""

    name = "bikuben"
    label = "bikuben"
    verbose_name = "Bikuben"
