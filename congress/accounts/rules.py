"""Pure rules of accounts: names, secrets and their hashes, when to try again, which scope."""

import hashlib
import ipaddress
import re
import secrets
import unicodedata
from collections.abc import Sequence
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from congress.core.errors import N_, RejectedError
from congress.core.permissions import SCOPE_OF, Role, Scope
from congress.core.text import fold

SHORTEST, LONGEST = 10, 200
LONGEST_TYPED = 4 * LONGEST  # a letter may be typed as itself and three marks
FIRST_SECRET_DAYS = 7
WINDOW = timedelta(minutes=15)
ACCOUNT_LIMIT, ADDRESS_LIMIT = 5, 30
BROWSER_SESSION = timedelta(hours=12)
KEPT_SESSION = timedelta(days=30)
SCOPE_FIELDS = {
    Scope.CONGRESS: "congress_id",
    Scope.COMMITTEE: "committee_id",
    Scope.UNIT: "unit_id",
}

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_COMMON = (
    "1234567890",
    "0123456789",
    "0987654321",
    "1q2w3e4r5t",
    "abcd123456",
    "admin12345",
    "baomat1234",
    "iloveyou",
    "matkhau123",
    "password12",
    "qwertyuiop",
    "vietnam123",
)
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_NOBODY = _hasher.hash("nobody has this")


def username_of(typed: str) -> str:
    """Return a username as it is kept: lower case; reject what is not a plain name."""
    username = read_username(typed)
    if username is None:
        raise RejectedError(
            N_("Tên đăng nhập gồm 3 đến 40 chữ thường không dấu, chữ số, dấu chấm hoặc gạch."),
            field="username",
        )
    return username


def read_username(typed: str) -> str | None:
    """Return the username that was typed; None when no account can have it."""
    username = typed.strip().casefold()
    return username if _USERNAME.fullmatch(username) else None


def normal(secret: str) -> str:
    """Return a secret in the one form that is hashed, however a keyboard composed it."""
    return unicodedata.normalize("NFKC", secret)


def check_secret(secret: str, username: str, current: str) -> None:
    """Reject a new secret that is short, long, known to everybody, or no new one."""
    if len(secret) > LONGEST_TYPED:
        raise _too_long()
    chosen = normal(secret)
    if any(0xD800 <= ord(char) <= 0xDFFF for char in chosen):
        raise RejectedError(N_("Có ký tự không đọc được; hãy gõ lại."), field="secret")
    if len(chosen) < SHORTEST:
        raise RejectedError(
            N_("Mật khẩu cần ít nhất {count} ký tự."), field="secret", count=SHORTEST
        )
    if len(chosen) > LONGEST:
        raise _too_long()
    if _is_common(chosen, username):
        raise RejectedError(
            N_("Mật khẩu này dễ đoán; hãy chọn một câu chỉ mình biết."), field="secret"
        )
    if chosen == normal(current):
        raise RejectedError(N_("Hãy chọn mật khẩu khác mật khẩu đang dùng."), field="secret")


def _too_long() -> RejectedError:
    return RejectedError(N_("Mật khẩu dài nhất {count} ký tự."), field="secret", count=LONGEST)


def _is_common(secret: str, username: str) -> bool:
    bare = fold(secret).replace(" ", "")
    if len(set(bare)) < 4 or bare in {username, username * 2, username[::-1]}:
        return True
    return any(bare.startswith(known) and len(bare) - len(known) < 4 for known in _COMMON)


def is_repeated(secret: str, again: str) -> bool:
    """Whether a new secret was typed the same way twice."""
    return len(again) <= LONGEST_TYPED and normal(secret) == normal(again)


def new_first_secret() -> str:
    """Make a one-time first secret that is easy to read out: four groups of four."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def hash_secret(secret: str) -> str:
    """Return the Argon2id hash of a secret."""
    return _hasher.hash(normal(secret))


def is_secret(stored: str | None, secret: str) -> bool:
    """Whether the secret is the one hashed; takes the same time when there is no account."""
    given = normal(secret) if len(secret) <= LONGEST_TYPED else ""
    fits = 0 < len(given) <= LONGEST
    try:
        _hasher.verify(stored or _NOBODY, given.encode("utf-8", "replace") if fits else b"")
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None and fits


def needs_rehash(stored: str) -> bool:
    """Whether a hash was made with other costs than today's."""
    return _hasher.check_needs_rehash(stored)


def minutes_to_wait(failures: Sequence[datetime], limit: int, now: datetime) -> int:
    """Minutes until another attempt is heard, by the latest failures; 0 when it is heard now."""
    latest = sorted((at for at in failures if at > now - WINDOW), reverse=True)[:limit]
    if len(latest) < limit:
        return 0
    left = latest[-1] + WINDOW - now
    return max(1, -(-int(left.total_seconds()) // 60))


def scope_of(role: Role, chosen: dict[str, int | None]) -> dict[str, int | None]:
    """Return the columns of a post's scope; reject a role without the one it is held in."""
    field = SCOPE_FIELDS.get(SCOPE_OF[role])
    if field is not None and chosen.get(field) is None:
        sentences = {
            "congress_id": N_("Vai trò này cần chọn một Đại hội."),
            "committee_id": N_("Vai trò này cần chọn một Ban, Tiểu ban."),
            "unit_id": N_("Vai trò này cần chọn một đơn vị."),
        }
        raise RejectedError(sentences[field], field=field)
    return {name: chosen.get(name) if name == field else None for name in SCOPE_FIELDS.values()}


def account_key(username: str) -> str:
    """Return what the attempts on an account are counted under; a mistyped name is not kept."""
    name = username.strip().casefold().encode("utf-8", "replace")
    return f"account:{hashlib.sha256(name).hexdigest()}"


def address_key(address: str) -> str:
    """Return what the attempts from an address are counted under: one network for IPv6."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "address:unknown"
    if known.version == 6:
        return f"address:{ipaddress.ip_network((known, 64), strict=False)}"
    return f"address:{known}"
