"""Pages of a long list: which rows, and the addresses of the pages before and after."""

from collections.abc import Mapping
from dataclasses import dataclass

import flask


@dataclass(frozen=True)
class Paging:
    """One page of `size` rows out of `total`; `number` counts from 1."""

    total: int
    number: int
    size: int
    endpoint: str = ""

    @classmethod
    def of(
        cls, values: Mapping[str, str], total: int, size: int = 50, endpoint: str = ""
    ) -> "Paging":
        """The page that an address asks for by `page=n`, within the pages there are.

        The other pages are of the request's own endpoint unless another is named.
        """
        asked = values.get("page", "1")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
        last = max(1, -(-total // size))
        return cls(total, min(max(number, 1), last), size, endpoint)

    @property
    def count(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // self.size))

    @property
    def offset(self) -> int:
        """How many rows stand before the page."""
        return (self.number - 1) * self.size

    @property
    def slice(self) -> slice:
        """The page's rows as a slice of the whole list."""
        return slice(self.offset, self.offset + self.size)

    @property
    def first(self) -> int:
        """The number of the page's first row, from 1; 0 when there is none."""
        return min(self.offset + 1, self.total)

    @property
    def last(self) -> int:
        """The number of the page's last row."""
        return min(self.offset + self.size, self.total)

    @property
    def previous_url(self) -> str | None:
        """The address of the page before."""
        return self._url(self.number - 1) if self.number > 1 else None

    @property
    def next_url(self) -> str | None:
        """The address of the page after."""
        return self._url(self.number + 1) if self.number < self.count else None

    def _url(self, number: int) -> str:
        arguments = flask.request.args.to_dict() | (flask.request.view_args or {})
        return flask.url_for(
            self.endpoint or str(flask.request.endpoint), **(arguments | {"page": number})
        )
