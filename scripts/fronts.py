"""What stands in front of several servers: nginx with our sample configuration where there is one, our own relay where there is none."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from pathlib import Path

from scripts.serving import ROOT, free_port

SAMPLE = ROOT / "deploy/nginx.conf"
_GLOBAL = """daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{sample}
}}
"""


def nginx() -> str | None:
    """Give the nginx of this machine, or the one that NGINX_BIN names."""
    return os.environ.get("NGINX_BIN") or shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


def whole(sample: str, folder: Path) -> str:
    """Give a configuration that nginx starts with: the sample inside what every nginx needs, its files in a folder."""
    for place in ("/var/log/nginx", "/etc/ssl/productops"):
        sample = sample.replace(place, str(folder))
    return _GLOBAL.format(folder=folder, sample=sample)


def adapted(sample: str, port: int, servers: list[int]) -> str:
    """Give the sample for the loopback: in clear on a port, our servers behind, our own files."""
    clear = re.sub(r"server \{\s+listen 80;.*?\n\}\n", "", sample, flags=re.DOTALL)
    clear = re.sub(r"    ssl_certificate.*\n", "", clear).replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    line = re.search(r"    server 127\.0\.0\.1:8000( .*)?;\n", clear)
    assert line is not None  # noqa: S101  the sample names one server
    behind = "".join(line[0].replace("8000", str(each)) for each in servers)
    return clear.replace(line[0], behind).replace("/srv/productops", str(ROOT))


@contextmanager
def in_front(servers: list[int], folder: Path) -> Iterator[tuple[str, str]]:
    """Stand in front of the servers of these ports; give the address of the site, and what stands there."""
    port = free_port()
    binary = nginx()
    if binary is None:
        relay = Relay(port, servers)
        threading.Thread(target=relay.serve, daemon=True).start()
        yield f"http://127.0.0.1:{port}", "our relay: no nginx here"
        return
    conf = folder / "nginx.conf"
    conf.write_text(whole(adapted(SAMPLE.read_text(), port, servers), folder))
    process = subprocess.Popen([binary, "-p", str(folder), "-c", str(conf)])
    try:
        while process.poll() is None and not _listens(port):
            time.sleep(0.05)
        told = subprocess.run([binary, "-v"], capture_output=True, text=True, check=True).stderr
        yield f"http://127.0.0.1:{port}", told.partition(": ")[2].strip()
    finally:
        process.terminate()
        process.wait(timeout=30)


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


class Relay:
    """Deals connections out in turn, to the next server where one is not there, and says 503 where none is, as the sample does."""

    def __init__(self, port: int, servers: list[int]) -> None:
        self.turn, self.count = cycle(servers), len(servers)
        self.door = socket.create_server(("127.0.0.1", port), backlog=128)
        page = (ROOT / "deploy/503.html").read_bytes()
        head = f"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\nRetry-After: 30\r\nConnection: close\r\n\r\n"
        self.closed = head.encode() + page

    def serve(self) -> None:
        """Take connections in, a thread each way."""
        while True:
            visitor, _address = self.door.accept()
            threading.Thread(target=self._relay, args=(visitor,), daemon=True).start()

    def _relay(self, visitor: socket.socket) -> None:
        with visitor:
            server = next(
                (found for found in map(_connected, [next(self.turn) for _ in range(self.count)]) if found), None
            )
            if server is None:
                with suppress(OSError):
                    visitor.recv(64 * 1024)
                    visitor.sendall(self.closed)
                return
            with server:
                threading.Thread(target=_pour, args=(visitor, server), daemon=True).start()
                _pour(server, visitor)


def _connected(port: int) -> socket.socket | None:
    with suppress(OSError):
        return socket.create_connection(("127.0.0.1", port), timeout=5)
    return None


def _pour(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        source.settimeout(None)
        while piece := source.recv(64 * 1024):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
