"""The key of a link: drawn by chance, kept as a digest, and sealed so that who holds the draft can read it again.

Nothing is derived from the site's secret: changing it breaks no link. The table alone opens nothing either: what it holds of a
key is its digest, and the key masked by what only the key of the draft gives.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

SIZE = 16
"""Bytes of a key: 128 bits, 22 characters in an address."""


def digest(key: str) -> str:
    """Give what a table keeps of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def draw_key() -> str:
    """Give a new key."""
    return secrets.token_urlsafe(SIZE)


def seal(key: str, *, under: str) -> str:
    """Mask a key by the key of a draft; each seal has a mask of its own."""
    salt = secrets.token_bytes(SIZE)
    return salt.hex() + _mask(_bytes(key), salt, under).hex()


def unseal(sealed: str, *, under: str, expected: str) -> str:
    """Give back a key whose digest is `expected`; "" where it was sealed under another draft's key, or never was."""
    try:
        salt, masked = bytes.fromhex(sealed[: 2 * SIZE]), bytes.fromhex(sealed[2 * SIZE :])
    except ValueError:
        return ""
    key = urlsafe_b64encode(_mask(masked, salt, under)).rstrip(b"=").decode()
    return key if hmac.compare_digest(digest(key), expected) else ""


def _bytes(key: str) -> bytes:
    return urlsafe_b64decode(key + "==")


def _mask(text: bytes, salt: bytes, under: str) -> bytes:
    stream = hmac.digest(under.encode(), b"productops.scoping.keys" + salt, "sha256")
    return bytes(each ^ by for each, by in zip(text, stream[: len(text)], strict=True))
