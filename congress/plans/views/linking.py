"""Linking a job to those that must be done before it."""

import flask
from flask_babel import gettext

from congress.core.errors import MissingError
from congress.core.permissions import Permission
from congress.plans.actions import linking
from congress.plans.actions.drafting import require_writer
from congress.plans.queries import links
from congress.plans.queries import plans as queries
from congress.plans.views.blueprint import bp
from congress.plans.views.choosing import link_form
from congress.plans.views.reporting import item_page
from congress.web.access import actor, requires
from congress.web.pages import back_to, page


@bp.post("/items/<id:item_id>/predecessors")
@requires(Permission.EDIT_PLANS)
def follow(item_id: int) -> flask.Response:
    """Nối với việc phải xong trước."""
    item = queries.item(actor(), item_id)
    require_writer(actor(), item.plan)
    form = link_form(item, fresh=False)
    if form.performs(
        lambda: linking.follow(
            actor=actor(),
            item=item,
            before=queries.item(actor(), form.before_id.data),
            lag_days=form.lag_days.data or 0,
        )
    ):
        return back_to("plans.item", gettext("Đã nối hai việc."), item_id=item.id)
    return page("plans/item.html", form=form, **(item_page(item) | {"link_form": form}))


@bp.post("/items/<id:item_id>/predecessors/<id:link_id>/remove")
@requires(Permission.EDIT_PLANS)
def unfollow(item_id: int, link_id: int) -> flask.Response:
    """Bỏ nối."""
    item = queries.item(actor(), item_id)
    link = links.link(item, link_id)
    if link is None:
        raise MissingError
    linking.unfollow(actor=actor(), item=item, link=link)
    return back_to("plans.item", gettext("Đã bỏ nối."), item_id=item.id)
