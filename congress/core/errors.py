"""What can go wrong for a user, as values that every edge (page, command line) words alike."""

from collections.abc import Iterable

from congress.core.permissions import Role


def N_(sentence: str) -> str:
    """Mark a Vietnamese sentence for translation where it is shown."""
    return sentence


class RejectedError(Exception):
    """An intention that a rule refuses: one sentence, the field it belongs to, the values in it."""

    def __init__(self, sentence: str, *, field: str | None = None, **values: object) -> None:
        super().__init__(sentence.format(**values) if values else sentence)
        self.sentence = sentence
        self.field = field
        self.values = values


class MissingError(Exception):
    """Nothing there for this actor: absent, or out of the actor's scope."""


class NotAllowedError(Exception):
    """In the actor's scope, but not the actor's to do; `roles` names who can."""

    def __init__(self, roles: Iterable[Role] = ()) -> None:
        super().__init__("not allowed")
        self.roles = tuple(roles)


class StaleError(Exception):
    """Somebody saved the row since the actor opened it."""
