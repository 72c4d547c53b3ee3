"""Frozen settings, read from the environment; every default works on one machine."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent


class SettingsError(ValueError):
    """A setting that cannot be used; the message names it and says what is expected."""


@dataclass(frozen=True)
class Settings:
    """What an operator may choose. `from_environment` reads each as CONGRESS_<NAME>."""

    data_dir: Path = Path("var")
    database_url: str = ""
    secret_key: str = field(default="", repr=False)
    files: str = ""
    queue: str = field(default="", repr=False)
    public_url: str = ""
    trusted_hosts: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    port: int = 8000
    proxies: int = 0
    upload_limit: int = 25 * 1024 * 1024
    testing: bool = False

    @property
    def is_https(self) -> bool:
        """Whether users reach the site over https, so that cookies may insist on it."""
        return self.public_url.startswith("https://")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read and check the settings; raise SettingsError with the name of a bad one."""
        values = os.environ if environ is None else environ
        data_dir = Path(values.get("CONGRESS_DATA_DIR", "var")).absolute()
        hosts = values.get("CONGRESS_TRUSTED_HOSTS", "")
        return cls(
            data_dir=data_dir,
            database_url=_database(values.get("CONGRESS_DATABASE_URL", ""), data_dir),
            secret_key=_secret(values.get("CONGRESS_SECRET_KEY", ""), data_dir),
            files=values.get("CONGRESS_FILES", "") or str(data_dir / "files"),
            queue=_queue(values.get("CONGRESS_QUEUE", "")),
            public_url=_address(values.get("CONGRESS_PUBLIC_URL", "")),
            trusted_hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
            host=values.get("CONGRESS_HOST", "127.0.0.1"),
            port=_port(values.get("CONGRESS_PORT", "8000")),
            proxies=_proxies(values.get("CONGRESS_PROXIES", "0")),
        )


def _database(url: str, data_dir: Path) -> str:
    if not url:
        return f"sqlite:///{data_dir / 'congress.db'}"
    if not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        raise SettingsError("CONGRESS_DATABASE_URL: expected sqlite:///… or postgresql://…")
    return url


def _queue(url: str) -> str:
    if url and not url.startswith(("redis://", "rediss://")):
        raise SettingsError("CONGRESS_QUEUE: expected redis://… or rediss://…")
    return url


def _address(url: str) -> str:
    if url and not url.startswith(("http://", "https://")):
        raise SettingsError("CONGRESS_PUBLIC_URL: expected http://… or https://…")
    return url.rstrip("/")


def _port(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 0 < int(value) < 65536:
        raise SettingsError("CONGRESS_PORT: expected a number from 1 to 65535")
    return int(value)


def _proxies(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) > 9:
        raise SettingsError("CONGRESS_PROXIES: expected how many proxies stand in front, 0 to 9")
    return int(value)


def _secret(value: str, data_dir: Path) -> str:
    if value:
        if len(value) < 32:
            raise SettingsError("CONGRESS_SECRET_KEY: expected at least 32 characters")
        return value
    path = data_dir / "secret_key"
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
    return path.read_text(encoding="ascii").strip()


def folder(name: str) -> Path:
    """Return the folder of templates, static files or migrations: packaged, else beside it."""
    packaged = ROOT / f"_{name}"
    return packaged if packaged.is_dir() else ROOT.parent / name
