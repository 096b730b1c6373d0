"""The ground floor's nouns, one a file."""

from bikuben.models.data_key import DataKey
from bikuben.models.once import SubmittedForm
from bikuben.models.paper_counter import PaperCounter
from bikuben.models.project import Project, Zone
from bikuben.models.read_log import ReadLog
from bikuben.models.setup_code import SetupCode
from bikuben.models.user import User

__all__ = ["DataKey", "PaperCounter", "Project", "ReadLog", "SetupCode", "SubmittedForm", "User", "Zone"]
