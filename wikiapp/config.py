"""All settings: read once from the environment, frozen, passed to whoever needs them."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "WIKIAPP_"
# Settings that are empty unless they are given.
AS_GIVEN = ("mail_url", "mail_sender", "oidc_issuer", "oidc_client_id", "oidc_client_secret", "oidc_label")


@dataclass(frozen=True)
class Config:
    """What may differ between two installations of the same code."""

    data_dir: Path
    database_url: str
    secret_key: str = field(repr=False)
    site_name: str = "Wikiapp"
    site_address: str = ""
    durable: bool = False
    sign_up: bool = True
    require_second_factor: bool = False
    proxies: int = 0
    """How many servers stand before this one, one behind the other, each of which says whom it speaks for."""
    keep_addresses: int = 30
    """Days for which moderators can find out from where somebody wrote; 0 for never."""
    notices_inside: bool = False
    """Whether notices may be sent to addresses of this machine and its network."""
    mail_url: str = field(default="", repr=False)
    mail_sender: str = ""
    oidc_issuer: str = ""
    oidc_client_id: str = ""
    oidc_client_secret: str = field(default="", repr=False)
    oidc_label: str = ""
    search_url: str = field(kw_only=True)

    @property
    def files_folder(self) -> Path:
        """Where the bytes of pictures and other files are kept."""
        return self.data_dir / "files"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read the `WIKIAPP_` settings; makes the data directory and, once, the secret key."""
        data_dir = Path(environment.get(PREFIX + "DATA_DIR") or "instance").resolve()
        data_dir.mkdir(parents=True, exist_ok=True)
        return cls(
            data_dir=data_dir,
            database_url=environment.get(PREFIX + "DATABASE_URL")
            or f"sqlite:///{quote(str(data_dir / 'wiki.db'))}",
            secret_key=environment.get(PREFIX + "SECRET_KEY") or _kept_secret(data_dir / "secret_key"),
            site_name=environment.get(PREFIX + "SITE_NAME") or cls.site_name,
            site_address=_whole(environment.get(PREFIX + "SITE_ADDRESS", "").strip().rstrip("/")),
            durable=_is_on(environment.get(PREFIX + "DURABLE", "")),
            sign_up=environment.get(PREFIX + "SIGN_UP", "").lower() not in {"0", "false", "no"},
            require_second_factor=_is_on(environment.get(PREFIX + "REQUIRE_SECOND_FACTOR", "")),
            proxies=_number(environment.get(PREFIX + "PROXIES"), cls.proxies),
            keep_addresses=_number(environment.get(PREFIX + "KEEP_ADDRESSES"), cls.keep_addresses),
            notices_inside=_is_on(environment.get(PREFIX + "NOTICES_INSIDE", "")),
            **{name: environment.get(PREFIX + name.upper(), "") for name in AS_GIVEN},
            search_url=environment.get(PREFIX + "SEARCH_URL") or f"whoosh:{data_dir / 'search'}",
        )


def _is_on(said: str) -> bool:
    return said.lower() in {"1", "true", "yes"}


def _number(given: str | None, otherwise: int) -> int:
    return max(0, int(given)) if given else otherwise


def _whole(address: str) -> str:
    return address if not address or "://" in address else f"https://{address}"


def _kept_secret(path: Path) -> str:
    # Written under another name and linked, so that two processes starting at once agree on one key.
    if not path.exists():
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text(encoding="ascii")
