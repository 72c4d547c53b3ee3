"""A real server with the demo, and a real Chromium in front of it."""

import fcntl
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.arriving import leaving, sees

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SECRET = "Minh-hoa-2024"
PATIENCE = 120_000  # milliseconds: a busy machine is no fault of a page
ROOT = Path(__file__).parents[2]


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONGRESS_")}
    return kept | {"CONGRESS_DATA_DIR": str(folder)}


def _congress(folder: Path, *words: str) -> None:
    command = [str(Path(sys.executable).with_name("congress")), *words]
    subprocess.run(
        command, env=_environment(folder), check=True, cwd=ROOT, stdout=subprocess.DEVNULL
    )


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo of this run, made by the first of the test processes that asks for it."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder = shared / "demo"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            made = shared / "demo-in-making"
            shutil.rmtree(made, ignore_errors=True)
            _congress(made, "demo")
            made.rename(folder)
    return folder


class Site:
    """A running server over a copy of the demo."""

    def __init__(self, demo: Path, folder: Path, *options: str) -> None:
        shutil.copytree(demo, folder)
        self.demo, self.folder = demo, folder
        # What the browser of each user who once signed in here holds.
        self.cookies: dict[str, list] = {}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        command = [str(Path(sys.executable).with_name("congress")), "serve"]
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port), *options],
            env=_environment(folder),
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        self._wait()

    def restore(self) -> None:
        """Put database and files back to the beginning of the demo, under the running server."""
        with (
            closing(sqlite3.connect(self.demo / "congress.db")) as kept,
            closing(sqlite3.connect(self.folder / "congress.db", timeout=15)) as here,
        ):
            here.execute("PRAGMA wal_autocheckpoint = 0")
            kept.backup(here)
        there = {path.relative_to(self.folder) for path in self._files(self.folder)}
        meant = {path.relative_to(self.demo) for path in self._files(self.demo)}
        for path in there - meant:
            (self.folder / path).unlink()
        for path in meant - there:
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(self.demo / path, self.folder / path)

    @staticmethod
    def _files(folder: Path) -> Iterator[Path]:
        return (path for path in (folder / "files").rglob("*") if path.is_file())

    def _wait(self) -> None:
        for _ in range(1800):
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=1) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise RuntimeError("the server did not come up")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=40)


@pytest.fixture(scope="session")
def _running(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    # Nobody prints in the background what a test before this one left behind.
    running = Site(demo_folder, tmp_path_factory.mktemp("site") / "data", "--no-worker")
    yield running
    running.stop()


@pytest.fixture
def site(_running: Site) -> Site:
    """A site at the beginning of the demo."""
    # Not after the test: its visitors are there longer than its site.
    _running.restore()
    return _running


@pytest.fixture
def printing_site(demo_folder: Path, tmp_path: Path) -> Iterator[Site]:
    """A site of a test's own that prints long papers beside the pages."""
    running = Site(demo_folder, tmp_path / "data")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


# A desk and a phone, each with scripts and without.
SCREENS = [(1280, True), (360, True), (1280, False), (360, False)]


class Visitor:
    """Somebody at a screen: counts clicks, and fails on script errors and outside addresses."""

    def __init__(self, browser: Browser, site: Site, *, width: int = 1280, scripts: bool = True):
        self.site = site
        self.context = browser.new_context(
            viewport={"width": width, "height": 900 if width > 500 else 740},
            java_script_enabled=scripts,
            locale="vi-VN",
        )
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.clicks = 0
        self.troubles: list[str] = []
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", self._console)
        self.page.on("request", self._request)
        self.under_way: set[object] = set()
        for how in ("requestfinished", "requestfailed"):
            self.page.on(how, self._answered)

    def _console(self, message: object) -> None:
        if message.type == "error" and "status of 4" not in message.text:
            self.troubles.append(message.text)

    def _request(self, request: object) -> None:
        if request.method != "GET":
            self.under_way.add(request)
        if not request.url.startswith((self.site.url, "data:", "blob:")):
            self.troubles.append(f"outside: {request.url}")

    def _answered(self, request: object) -> None:
        self.under_way.discard(request)

    def go(self, address: str) -> Page:
        self.page.goto(self.site.url + address)
        return self.page

    def sign_in(self, username: str) -> Page:
        """Be a user, at home: by the form the first time on a site, then by the kept cookies."""
        if username in self.site.cookies:
            self.context.add_cookies(self.site.cookies[username])
            return self.go("/")
        self.go("/sign-in")
        self.page.fill("input[name=username]", username)
        self.page.fill("input[name=secret]", SECRET)
        self.page.press("input[name=secret]", "Enter")
        self.page.wait_for_url(lambda url: "/sign-in" not in url)
        self.site.cookies[username] = self.context.cookies()
        return self.page

    def click(self, selector: str) -> None:
        """Click once the page has wholly arrived: its scripts then listen."""
        self.clicks += 1
        sees(self.page, selector)
        self.page.locator(selector).first.click()

    def follow(self, selector: str) -> None:
        """Click on what leads to another address, and wait for the page there."""
        with leaving(self.page):
            self.click(selector)

    def sideways(self) -> int:
        """How many pixels the page scrolls sideways, once it has wholly arrived."""
        self.page.wait_for_load_state()
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def close(self) -> None:
        """Leave once all that was sent is answered: nothing is written after the test."""
        for _ in range(1000):
            if self.page.is_closed() or not self.under_way:
                break
            self.page.wait_for_timeout(10)
        self.context.close()
        assert not self.troubles, self.troubles


@pytest.fixture
def visit(browser: Browser) -> Iterator[object]:
    visitors: list[Visitor] = []

    def arrive(site: Site, **how: object) -> Visitor:
        visitors.append(Visitor(browser, site, **how))
        return visitors[-1]

    yield arrive
    for visitor in visitors:
        visitor.close()
