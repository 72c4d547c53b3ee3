import hashlib
import json
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "static"
VENDOR = STATIC / "vendor"
MANIFEST = json.loads((VENDOR / "manifest.json").read_text())


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"])
def test_a_vendored_file_is_the_one_of_the_manifest(entry):
    content = (STATIC / entry["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == entry["sha256"]


def test_every_vendored_file_is_in_the_manifest():
    found = {p for folder in ("vendor", "fonts/inter") for p in (STATIC / folder).glob("**/*")}
    own = {"manifest.json", "package.json", "package-lock.json", "icons.txt", "update.sh"}
    names = {
        str(p.relative_to(STATIC))
        for p in found
        if p.is_file() and p.name not in own and p.suffix != ".gz"
    }
    assert names | {"icons.svg"} == {entry["file"] for entry in MANIFEST}


def test_every_package_comes_with_its_licence():
    licensed = {entry["name"] for entry in MANIFEST if entry["file"].endswith("LICENSE")}
    assert licensed == {entry["name"] for entry in MANIFEST}


def test_versions_are_exact_and_locked():
    wanted = json.loads((VENDOR / "package.json").read_text())["dependencies"]
    locked = json.loads((VENDOR / "package-lock.json").read_text())["packages"]
    found = {name: locked[f"node_modules/{name}"]["version"] for name in wanted}
    assert wanted == found == {entry["name"]: entry["version"] for entry in MANIFEST}


def test_the_lock_holds_no_addresses_of_downloads():
    assert "http" not in (VENDOR / "package-lock.json").read_text()


def test_the_sprite_holds_exactly_the_listed_icons():
    listed = (VENDOR / "icons.txt").read_text().split()
    assert re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text()) == listed
