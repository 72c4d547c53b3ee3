"""Forms of a job's page whose choices come from its plan."""

from congress.plans.forms import LinkForm
from congress.plans.models import WorkItem
from congress.plans.queries.links import others


def link_form(item: WorkItem, *, fresh: bool = True) -> LinkForm:
    """The form that lets a job follow another one of its plan."""
    form = LinkForm(formdata=None) if fresh else LinkForm()
    form.before_id.offer(others(item))
    return form
