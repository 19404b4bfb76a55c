"""Find a Chromium for the browser tests, or install one; never go on without.

In this order: the system's Chromium without a window when root, a Chromium or Chrome already here, the system's package
of the whole browser, Playwright's own download.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

SHELL = "chromium-headless-shell"
"""Chromium as Playwright prefers it where nobody looks: no window is drawn, which was half of the tests' time in the browser."""
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def find_browser() -> str | None:
    """Give the path of a Chromium or Chrome on this machine, Playwright's own included, or None."""
    for found in (os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), MAC):
        if found and Path(found).exists():
            return found
    probe = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    told = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    path = told.stdout.strip()
    return path if path and Path(path).exists() else None


def driver_starts() -> bool:
    """Tell whether Playwright's driver runs here (a minimal Debian lacks its libatomic.so.1)."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def apt_install(*packages: str) -> bool:
    """Install Debian packages when we may; False when we may not or it failed."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return False
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    quiet = {"stdout": subprocess.DEVNULL, "env": env, "check": False}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    return subprocess.run(install, **quiet).returncode == 0


def main() -> None:
    """Make sure that the browser tests can run, or say why not and stop."""
    if not driver_starts():
        apt_install("libatomic1")
        if not driver_starts():
            sys.exit("Le pilote de Playwright ne démarre pas. Sur Debian : apt-get install libatomic1, puis make test.")
    if shutil.which(SHELL) or apt_install(SHELL) or find_browser() or (apt_install("chromium") and find_browser()):
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if not find_browser():
        sys.exit(
            "Aucun navigateur pour les tests. Installez Chromium ou Chrome (Debian : apt-get install chromium),"
            " ou donnez son chemin : CHROMIUM=/chemin/vers/chromium make test."
        )


if __name__ == "__main__":
    main()
