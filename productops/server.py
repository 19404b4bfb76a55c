"""How gunicorn serves ProductOps (docs/adr/0002, 0015, 0041): a worker a core, one page at a time each, on the loopback unless
HOST says otherwise.

The key of a draft, of an offer or of a testimonial offered is in its address, and so are the answers of a candidate's
profile: the access log hides them.
"""

import ctypes
import logging
import os
import re
import shutil
import socket
import sys
from pathlib import Path
from typing import Any

from gunicorn.glogging import Logger

from productops.environment import Environment
from productops.logs import json_lines

_KEY = re.compile(r"/(cadrage|lecture|offres|proposer|signalements|retrouver|employeur)/[A-Za-z0-9_-]{22,}")
_ANSWERED = ("/parcours/mon-profil/", "/lire/", "/offres/")
"""Where an address may carry the answers of a profile: its own pages, and those that hold something against it."""
_ANSWERS = re.compile(rf"((?:{'|'.join(_ANSWERED)})[^?\s]*)\?\S+")


def masked(told: str) -> str:
    """Give a text of the log without keys of drafts, nor a candidate's answers."""
    return _ANSWERS.sub(r"\1?…", _KEY.sub(r"/\1/…", told))


def free_port(text: str, *, name: str = "PORT") -> int:
    """Give the port of this text; end the program with one clear line when it is no port or is taken."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        sys.exit(f"{name}={text} n’est pas un port : donnez un nombre entre 1 et 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError as fault:
            sys.exit(
                f"Le port {text} n’est pas disponible ({fault.strerror}). Essayez-en un autre : make run {name}=8001"
            )
    return int(text)


class KeylessLogger(Logger):  # type: ignore[misc]  # gunicorn ships no types
    """Gunicorn's logger, with the keys of drafts and the answers of profiles masked in addresses."""

    def setup(self, cfg: Any) -> None:
        """Write lines as the site does, where programs read them."""
        super().setup(cfg)
        if Environment().flag("JSON_LOGS", default=False):
            for handler in (*self.error_log.handlers, *self.access_log.handlers):
                handler.setFormatter(json_lines())

    def atoms(self, resp: Any, req: Any, environ: Any, request_time: Any) -> dict[str, Any]:
        """Give what the access log may print."""
        atoms: dict[str, Any] = super().atoms(resp, req, environ, request_time)
        # The query alone is the only atom that does not name its page.
        carried = any(prefix in str(atoms.get("U")) for prefix in _ANSWERED)
        atoms["q"] = "…" if atoms.get("q") and carried else atoms.get("q")
        return {name: masked(value) if isinstance(value, str) else value for name, value in atoms.items()}


_ARENAS = -8
"""What glibc calls the number of its pools of memory (M_ARENA_MAX)."""
_libc = ctypes.CDLL(None)
if hasattr(_libc, "mallopt"):
    # A pool a thread, where threads take turns, would only be eight pools to keep: 8 MB a worker.
    _libc.mallopt(_ARENAS, 1)

_asked, _master = os.environ.get("PORT", "8000"), "PRODUCTOPS_MASTER"
# This file is read again when gunicorn reloads (HUP): the ports are ours then, and the workers still count.
is_first = os.environ.get(_master) != str(os.getpid())
os.environ[_master] = str(os.getpid())
port = free_port(_asked) if is_first else int(_asked)
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{port}"
_workers = os.environ.get("WORKERS", "2")
workers = int(_workers) if _workers.isascii() and _workers.isdecimal() else 0
if not workers:
    sys.exit(f"WORKERS={_workers} n’est pas un nombre de processus : donnez-en un par cœur, 2 par exemple.")
worker_class = "productops.slow_clients.PatientWorker"
threads = 32  # connections that may send, or read, at the same time, a worker
preload_app = True
forwarder_headers = ""  # nobody but us says where the site is mounted: a header SCRIPT_NAME would break each address
logger_class = KeylessLogger
control_socket_disable = True  # nobody commands a server of ours by it, and it would make a folder in the site's
accesslog = os.environ.get("ACCESS_LOG") or None
loglevel = "warning"
max_requests = 10_000
max_requests_jitter = 1_000

METRICS = "PROMETHEUS_MULTIPROC_DIR"
"""Where prometheus-client looks for the folder of what the processes count."""
metrics_port, metrics_folder, metrics_fault = os.environ.get("METRICS_PORT"), None, ""
if metrics_port:
    if metrics_port == str(port):
        sys.exit(f"METRICS_PORT={port} est le port du site : les mesures se lisent sur un autre.")
    metrics_folder = Path(__file__).resolve().parent.parent / f".cache/metrics-{port}"
    if is_first:
        free_port(metrics_port, name="METRICS_PORT")
        shutil.rmtree(metrics_folder, ignore_errors=True)  # figures begin with the server
        try:
            metrics_folder.mkdir(parents=True)
        except OSError as fault:
            metrics_fault = f"{metrics_folder} ne se laisse pas écrire ({fault.strerror})"
            metrics_folder = None
if metrics_folder is None:
    os.environ.pop(METRICS, None)
else:
    # Before prometheus-client is imported: it looks there then, and never again.
    os.environ[METRICS] = str(metrics_folder)
    from productops import exporter


def post_fork(_server: Any, _worker: Any) -> None:
    """Leave the port of the figures to the master alone: it is free again as soon as the master ends."""
    if metrics_folder is not None:
        exporter.leave()


def post_worker_init(worker: Any) -> None:
    """Hold the database from the start on: a restoration refuses then, even where no page was asked yet."""
    if worker.app.app_uri == "productops.wsgi":
        from productops.turn import hold

        hold()


def child_exit(_server: Any, worker: Any) -> None:
    """Keep what a worker had counted."""
    if metrics_folder is not None:
        exporter.keep(metrics_folder, worker.pid)


def when_ready(server: Any) -> None:
    """Make what workers share, serve the figures where they are asked for, and say where to go."""
    if server.app.app_uri == "productops.wsgi":  # the bare view of `make bench` has no catalogue
        from productops.warming import warm_up

        warm_up()
    if hasattr(_libc, "malloc_trim"):
        _libc.malloc_trim(0)  # what the making took, and holds no more
    if metrics_folder is not None:
        exporter.serve(metrics_folder, int(str(metrics_port)))
    if metrics_fault:
        server.log.warning("Le site est servi sans mesures : %s. Faites de la place, puis redémarrez.", metrics_fault)
    told = f"ProductOps : http://127.0.0.1:{port}  (Ctrl+C pour arrêter)"
    if Environment().flag("JSON_LOGS", default=False):
        told = json_lines().format(server.log.error_log.makeRecord("productops", logging.INFO, "", 0, told, (), None))
    print(told, flush=True)
