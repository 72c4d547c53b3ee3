"""The official papers of reporting: a report, the blank form, the synthesis of a period."""

from congress.reporting.papers.blank import blank_paper
from congress.reporting.papers.report import report_paper
from congress.reporting.papers.synthesis import synthesis_paper

__all__ = ["blank_paper", "report_paper", "synthesis_paper"]
