"""A real server with the demo, and a real Chromium in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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
    folder = tmp_path_factory.mktemp("demo")
    _congress(folder, "demo")
    return folder


class Site:
    """A running server over a copy of the demo."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        command = [
            str(Path(sys.executable).with_name("congress")),
            "serve",
            "--port",
            str(self.port),
        ]
        self.process = subprocess.Popen(
            command, env=_environment(folder), cwd=ROOT, stdout=subprocess.DEVNULL
        )
        self._wait()

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


@contextmanager
def _running(demo: Path, folder: Path) -> Iterator[Site]:
    shutil.copytree(demo, folder)
    running = Site(folder)
    yield running
    running.stop()


@pytest.fixture
def site(demo_folder: Path, tmp_path: Path) -> Iterator[Site]:
    with _running(demo_folder, tmp_path / "data") as running:
        yield running


@pytest.fixture(scope="module")
def shared_site(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site for tests that only look, or each of which takes its own piece of the demo."""
    with _running(demo_folder, tmp_path_factory.mktemp("shared") / "data") as running:
        yield running


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
        self.page: Page = self.context.new_page()
        self.clicks = 0
        self.troubles: list[str] = []
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("console", self._console)
        self.page.on("request", self._request)

    def _console(self, message: object) -> None:
        if message.type == "error" and "status of 4" not in message.text:
            self.troubles.append(message.text)

    def _request(self, request: object) -> None:
        if not request.url.startswith((self.site.url, "data:", "blob:")):
            self.troubles.append(f"outside: {request.url}")

    def go(self, address: str) -> Page:
        self.page.goto(self.site.url + address)
        return self.page

    def sign_in(self, username: str) -> Page:
        self.go("/sign-in")
        self.page.fill("input[name=username]", username)
        self.page.fill("input[name=secret]", SECRET)
        self.page.press("input[name=secret]", "Enter")
        self.page.wait_for_url(lambda url: "/sign-in" not in url)
        return self.page

    def click(self, selector: str) -> None:
        self.clicks += 1
        self.page.locator(selector).first.click()

    def sideways(self) -> int:
        """How many pixels the page scrolls sideways, once it has wholly arrived."""
        self.page.wait_for_load_state()
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def close(self) -> None:
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
