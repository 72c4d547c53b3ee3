"""Pure rules of units: recognising agencies in what people write."""

from congress.units.rules.naming import Candidate, How, Index, Match, initials, key
from congress.units.rules.splitting import split

__all__ = ["Candidate", "How", "Index", "Match", "initials", "key", "split"]
