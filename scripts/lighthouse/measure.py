"""Measure the pages with Lighthouse, on its mobile profile, against the server as `make run` starts it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from scripts.browser import find_browser
from scripts.pictures import walk

ROOT = Path(__file__).resolve().parents[2]
COMMAND = Path(__file__).parent / "node_modules/.bin/lighthouse"
PORT = "8299"
SITE = f"http://127.0.0.1:{PORT}"
EVERY = ("performance", "accessibility", "best-practices", "seo")
PUBLIC = (
    "/", "/temoignages/", "/temoignages/michael-bastien/", "/parcours/chef-de-projet/", "/mandats/analyste/",
    "/missions/cycle-okr/", "/domaines/", "/metiers-voisins/", "/verifier/", "/offres/",
)  # fmt: skip
FLAGS = ["--headless=new", *(["--no-sandbox"] if os.geteuid() == 0 else [])]


def main() -> None:
    """Print the scores, the weight and the shift of each page; stop with 1 where a score is under 100."""
    with TemporaryDirectory() as folder:
        server = serve(Path(folder) / "base.sqlite3")
        try:
            pages = [(address, EVERY) for address in PUBLIC]
            pages += [(address, EVERY[:3]) for address in private_pages()]  # noindex: not for search engines
            low = [told for address, asked in pages for told in measure(address, asked, Path(folder))]
        finally:
            server.terminate()
            server.wait()
    sys.exit("\n".join(low) or 0)


def serve(database: Path) -> subprocess.Popen[bytes]:
    """Start the server on a seeded database of its own, and wait until it answers."""
    env = os.environ | {"DATABASE_URL": f"sqlite:///{database}", "PORT": PORT}
    subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=env, check=True, capture_output=True)
    command = [sys.executable, "-m", "gunicorn", "--config", "productops/server.py", "productops.wsgi"]
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _try in range(100):
        try:
            urlopen(f"{SITE}/sante/", timeout=5).close()  # noqa: S310  # an address of ours
            return server
        except OSError:
            time.sleep(0.2)
    server.terminate()
    sys.exit("Le serveur n’a pas démarré.")


def private_pages() -> list[str]:
    """Scope a role, and give the addresses of a step and of its posting."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS[1:])
        page = browser.new_page(locale="fr-FR")
        walk(page, SITE)
        reading = page.url.removeprefix(SITE).split("#")[0].split("?")[0]
        browser.close()
    return [reading.replace("relecture", "contexte"), reading]


def measure(address: str, asked: tuple[str, ...], folder: Path) -> list[str]:
    """Run Lighthouse on a page; give a line for each score under 100."""
    report = folder / "report.json"
    command = [str(COMMAND), SITE + address, "--quiet", "--output=json", f"--output-path={report}"]
    command += [f"--only-categories={','.join(asked)}", f"--chrome-flags={' '.join(FLAGS)}"]
    subprocess.run(command, env=os.environ | {"CHROME_PATH": find_browser() or ""}, check=True)
    said = json.loads(report.read_text())
    audits, scores = said["audits"], {name: round(said["categories"][name]["score"] * 100) for name in asked}
    weight, shift = (
        audits["total-byte-weight"]["numericValue"] / 1000,
        audits["cumulative-layout-shift"]["numericValue"],
    )
    name = address if len(address) < 40 else f"/…/{address.rstrip('/').rsplit('/', 1)[-1]}/"
    print(f"{name:32}", *(f"{key} {score}" for key, score in scores.items()), f"{weight:.0f} ko, décalage {shift:.3f}")
    short = [key for key, score in scores.items() if score < 100]
    why = [audits[ref["id"]]["title"] for key in short for ref in said["categories"][key]["auditRefs"] if ref["weight"] and (audits[ref["id"]]["score"] or 0) < 0.9]  # fmt: skip
    return [f"{name} : {', '.join(short)} sous 100 ({' ; '.join(why)})"] if short else []


if __name__ == "__main__":
    main()
