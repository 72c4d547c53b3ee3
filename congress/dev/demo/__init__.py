"""The demo: Lạng Sơn 2024 with fictional persons, its clock pinned at 20/5/2024, D-day 19/11."""

from congress.dev.demo.loading import NOTE, PINNED_AT, WELCOME, accounts, is_empty, load

__all__ = ["NOTE", "PINNED_AT", "WELCOME", "accounts", "is_empty", "load"]
