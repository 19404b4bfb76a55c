"""What the machine or the database refuses, in French: room, rights, a server that is not there.

Commands end with this sentence and status 2; a fault that is not found here may be ours, and keeps its traceback.
"""

from __future__ import annotations

import errno
import sqlite3

import psycopg
from django.db.migrations.exceptions import MigrationSchemaMissing

_FULL = "le disque{of} est plein : faites de la place, puis relancez"
_CLOSED = "l’utilisateur qui lance cette commande n’a pas les droits qu’il faut{on}"
_FILES = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "le disque{of} refuse un fichier si grand",
    errno.EACCES: _CLOSED,
    errno.EPERM: _CLOSED,
    errno.EROFS: "le disque{of} est en lecture seule",
    errno.EIO: "le disque{of} a refusé une lecture ou une écriture : regardez « dmesg »",
    errno.EISDIR: "{named} est un dossier, et l’on attend un fichier",
    errno.ENOENT: "{named} n’existe pas",
}
_SQLITE = {
    sqlite3.SQLITE_FULL: "le disque où est la base est plein : faites de la place, puis relancez",
    sqlite3.SQLITE_IOERR: "le disque où est la base a refusé une lecture ou une écriture : est-il plein ? Sinon regardez « dmesg »",
    sqlite3.SQLITE_READONLY: "l’utilisateur qui lance cette commande n’a pas le droit d’écrire dans la base : donnez le fichier et son dossier à celui du site",
    sqlite3.SQLITE_CANTOPEN: "le fichier de la base ne s’ouvre pas : vérifiez DATABASE_URL, et que cet utilisateur a le droit d’écrire dans ce fichier et dans son dossier",
    sqlite3.SQLITE_BUSY: "une autre commande, ou le site, tient la base depuis trop longtemps : relancez",
    sqlite3.SQLITE_CORRUPT: "le fichier de la base est abîmé : restaurez une sauvegarde",
    sqlite3.SQLITE_NOTADB: "le fichier que DATABASE_URL nomme n’est pas une base, ou est abîmé",
}
_POSTGRESQL = {
    "53100": "le disque du serveur PostgreSQL est plein : faites de la place, puis relancez",
    "42501": "le rôle de la base n’a pas les droits qu’il faut{said} : donnez-lui la base, par ALTER DATABASE … OWNER TO …",
    "23503": "une ligne en suppose une autre, qui n’y est pas{said}",
    "25006": "ce serveur PostgreSQL ne prend pas d’écriture : c’est une réplique, ou il est en lecture seule",
    "55006": "quelqu’un est connecté à la base : arrêtez le serveur et fermez les sessions, puis relancez",
    "3D000": "cette base n’existe pas sur le serveur PostgreSQL",
}


def told(fault: BaseException | None) -> str:
    """Give why nothing went on, as the end of a French sentence; an empty text where the fault may be ours."""
    while fault is not None:
        if isinstance(fault, OSError) and fault.errno in _FILES:
            name = fault.filename
            of, on = (f" {word} {name}" if name else "" for word in ("de", "sur"))
            return _FILES[fault.errno].format(of=of, on=on, named=name or "un fichier")
        if isinstance(fault, sqlite3.Error) and (found := _SQLITE.get(getattr(fault, "sqlite_errorcode", 0) & 0xFF)):
            return found
        if isinstance(fault, psycopg.Error):
            if found := _POSTGRESQL.get(fault.sqlstate or ""):
                return found.format(said=quoted(fault))
            if isinstance(fault, psycopg.OperationalError):
                return f"PostgreSQL ne répond pas, ou ne veut pas de ce rôle : vérifiez l’adresse de la base{quoted(fault)}"
        fault = fault.__context__ if isinstance(fault, MigrationSchemaMissing) else fault.__cause__
    return ""


def quoted(fault: BaseException) -> str:
    """Give the first line of what was said in another language, for who knows it."""
    said = str(fault).strip().partition("\n")[0].rstrip(".")
    return f" (« {said} »)" if said else ""
