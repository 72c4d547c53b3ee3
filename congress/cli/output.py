"""What commands read and write: days on the way in, JSON on the way out."""

import json
import sys
from datetime import date
from typing import Any

import click

from congress.core import dates


class Day(click.ParamType[date]):
    """A day given as yyyy-mm-dd."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        """Read the day; refuse anything else."""
        found = value if isinstance(value, date) else dates.parse_exact(str(value))
        if found is None:
            self.fail(f"{value!r} is not a day of the form YYYY-MM-DD", param, ctx)
        return found


def say(value: Any) -> None:
    """Print a value as JSON in UTF-8, whatever the terminal's encoding."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(f"{text}\n".encode())
