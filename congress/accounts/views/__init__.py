"""Pages of sign-in, of one's own account, and of users and their posts."""

from congress.accounts.views import own, posts, signing, users
from congress.accounts.views.blueprint import bp
from congress.accounts.views.session import install

__all__ = ["bp", "install", "own", "posts", "signing", "users"]
