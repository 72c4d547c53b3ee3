"""Pages of congresses, committees, members and persons."""

from congress.congresses.views import committees, congresses, lists, members, persons
from congress.congresses.views.blueprint import bp

__all__ = ["bp", "committees", "congresses", "lists", "members", "persons"]
