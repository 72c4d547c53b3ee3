"""Intentions on accounts: making and ending them, secrets and sessions, posts."""

from congress.accounts.actions.posts import grant_role, revoke_role
from congress.accounts.actions.secrets import (
    Issued,
    change_secret,
    end_own_sessions,
    end_sessions,
    issue_secret,
)
from congress.accounts.actions.signing import note_failure, note_sign_in, prefer
from congress.accounts.actions.users import (
    Created,
    create_user,
    disable_user,
    enable_user,
    update_user,
)

__all__ = [
    "Created",
    "Issued",
    "change_secret",
    "create_user",
    "disable_user",
    "enable_user",
    "end_own_sessions",
    "end_sessions",
    "grant_role",
    "issue_secret",
    "note_failure",
    "note_sign_in",
    "prefer",
    "revoke_role",
    "update_user",
]
