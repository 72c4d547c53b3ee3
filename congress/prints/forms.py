"""The form that starts a print job."""

from congress.web.forms import CreateForm


class StartForm(CreateForm):
    """One button: what is printed stands in the address."""
