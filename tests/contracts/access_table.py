"""The permissions of the software, written out: who is answered how at every address.

Below each address stands, for each method, one status a persona, in the order of PERSONAS:
302 or 401  sign in first (a form that was being sent is kept; 303: not one that holds a password)
404         absent or out of the persona's scope: nobody learns that it is there
403         in scope, but not the persona's to do; or a right that the persona holds nowhere
200 303     done
422 409     the persona may; what was sent is empty, out of date, or comes too late
503         not ready
Braces name a row of the scene (access_scene.py).
"""

from importlib import import_module
from pathlib import Path

PERSONAS = {
    "anon": None,
    "out": "outsider",
    "adm": "administrator",
    "sta": "standing_agency",
    "ste": "steering",
    "sec": "secretary",
    "mem": "committee_member",
    "agy": "agency",
    "dof": "district_officer",
    "dle": "district_leader",
    "ins": "inspector",
    "obs": "observer",
    "se2": "other_secretary",
    "ag2": "other_agency",
}

NOT_PARTS = {"access_scene", "access_table"}
PARTS = tuple(
    import_module(f"tests.contracts.{path.stem}")
    for path in sorted(Path(__file__).parent.glob("access_*.py"))
    if path.stem not in NOT_PARTS
)


def rows() -> list[tuple[str, str, tuple[int, ...]]]:
    """The table as rows: method, address, and the status for each of PERSONAS."""
    found, address = [], ""
    for line in "".join(part.TABLE for part in PARTS).splitlines():
        words = line.split()
        if line.startswith("/"):
            address = line
        elif line.startswith("    "):
            found.append((words[0], address, tuple(int(word) for word in words[1:])))
    return found
