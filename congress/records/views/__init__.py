"""Pages of papers, and what they add to the pages of plans, jobs and congresses."""

from congress.records.views import binding, issued, papers
from congress.records.views.blueprint import bp

__all__ = ["binding", "bp", "issued", "papers"]
