"""Pages of congresses, committees, members and persons."""

from congress.congresses.views import committees, congresses, members, persons
from congress.congresses.views.blueprint import bp

__all__ = ["bp", "committees", "congresses", "members", "persons"]
