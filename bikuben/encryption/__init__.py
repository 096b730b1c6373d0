"""Personal data: a data key for each person, wrapped by the listed keys."""

from bikuben.encryption.data_keys import (
    make_data_key,
    project_data_key,
    refuse_while_rotation_pending,
    rotation_pending,
)
from bikuben.encryption.errors import ERASED, CannotDecrypt
from bikuben.encryption.fields import Ciphertext, EncryptedTextField, read_with, token_of
from bikuben.encryption.identity import identity_hash, possible_identity_hashes
from bikuben.encryption.keys import listed_keys

__all__ = [
    "ERASED",
    "CannotDecrypt",
    "Ciphertext",
    "EncryptedTextField",
    "identity_hash",
    "listed_keys",
    "make_data_key",
    "possible_identity_hashes",
    "project_data_key",
    "read_with",
    "refuse_while_rotation_pending",
    "rotation_pending",
    "token_of",
]
