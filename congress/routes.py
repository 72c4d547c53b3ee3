"""Every slice's pages: registered here, guarded every one, each a transaction."""

import flask
from werkzeug.routing import BaseConverter, ValidationError

from congress.accounts import views as accounts
from congress.amending import views as amending
from congress.audit import views as audit
from congress.calendars import views as calendars
from congress.congresses import views as congresses
from congress.coordinating import views as coordinating
from congress.core import clock
from congress.delegates import views as delegates
from congress.dev import views as dev
from congress.districts import views as districts
from congress.duties import views as duties
from congress.files import views as files
from congress.lessons import views as lessons
from congress.office import views as office
from congress.office.queries import clock_source
from congress.plans import frame
from congress.plans import views as plans
from congress.prints import views as prints
from congress.prints.rules import Kind
from congress.records import views as records
from congress.records.papers import PRINT as PLANS_PRINT
from congress.reporting import views as reporting
from congress.search import views as search
from congress.starting import views as starting
from congress.units import views as units
from congress.web import drafts, health, shell, slots
from congress.web.access import guard_of, public
from congress.web.transaction import atomic

SLICES = (
    accounts,
    amending,
    audit,
    calendars,
    congresses,
    coordinating,
    delegates,
    dev,
    districts,
    drafts,
    duties,
    files,
    health,
    lessons,
    office,
    plans,
    prints,
    records,
    reporting,
    search,
    starting,
    units,
)

# What slices add to the pages of slices below them, in the order shown: web/slots.py.
FILLERS: slots.Fillers = {
    "board.actions": [
        reporting.desk.desk_action,
        reporting.places.congress_action,
        delegates.rosters.congress_action,
        lessons.around.board_action,
    ],
    "cell.panels": [lessons.around.cell_panel],
    "congress.actions": [
        districts.around.congress_action,
        reporting.desk.desk_action,
        reporting.places.congress_action,
        delegates.rosters.congress_action,
        duties.congress_action,
        records.binding.congress_action,
    ],
    "child.actions": [
        reporting.places.congress_action,
        delegates.rosters.congress_action,
        lessons.around.child_action,
    ],
    "child.milestones": [lessons.around.beside_milestones],
    "child.panels": [lessons.around.child_panel],
    "document.closed": [districts.around.document_closed, reporting.scans.document_closed],
    "document.panels": [districts.around.document_panel],
    "home.waiting": [
        districts.around.own_milestones,
        districts.around.waiting_reports,
        reporting.places.waiting_rows,
        reporting.desk.waiting,
        amending.amending.waiting,
        amending.extending.waiting,
        coordinating.obstacles.waiting,
        coordinating.comments.waiting,
        coordinating.parts.waiting,
        delegates.home.waiting,
        lessons.around.waiting,
        plans.handing.received,
        plans.handing.left_behind,
    ],
    "item.actions": [amending.extending.item_action],
    "item.top": [coordinating.comments.item_top],
    "item.panels": [
        coordinating.parts.item_panel,
        coordinating.obstacles.item_panel,
        amending.extending.item_panel,
        records.papers.item_panel,
        coordinating.comments.item_panel,
    ],
    "plan.actions": [
        amending.comparing.plan_action,
        amending.amending.plan_action,
        starting.plan_action,
    ],
    "plan.new": [starting.start_button],
    "plan.top": [amending.amending.plan_top, starting.plan_top],
    "user.top": [plans.handing.on_account],
    "plan.views": [search.saving.plan_views],
    "amendment.panels": [records.issued.amendment_panel],
    "plan.panels": [records.issued.plan_panel, plans.reverting.plan_panel],
}

# Long prints, by the names in their addresses: prints/rules.py.
PRINTS: dict[str, Kind] = {
    "congress-plans": PLANS_PRINT,
    "plan": plans.output.PRINT,
}


class RowId(BaseConverter):
    """The number of a row: ASCII digits within what both databases can hold."""

    regex = "[0-9]{1,10}"

    def to_python(self, value: str) -> int:
        """Read the number; one beyond the databases' range is no address of ours."""
        number = int(value)
        if number > 2**31 - 1:
            raise ValidationError
        return number


class Token(BaseConverter):
    """A random token in an address: letters and digits that are safe there."""

    regex = "[A-Za-z0-9_-]{8,64}"


class UnguardedRouteError(RuntimeError):
    """A route that says neither who may use it nor that everybody may."""


def register(app: flask.Flask) -> None:
    """Register every slice's pages; refuse to start with an unguarded one."""
    app.url_map.converters |= {"id": RowId, "token": Token}
    for slice_views in SLICES:
        app.register_blueprint(slice_views.bp)
    app.view_functions["static"] = public(app.view_functions["static"])
    for endpoint, view in app.view_functions.items():
        if guard_of(view) is None:
            raise UnguardedRouteError(f"{endpoint} has no guard")
        app.view_functions[endpoint] = atomic(view)
    # First of all, before a guard or a refused form may answer with a page.
    app.before_request_funcs.setdefault(None, []).insert(0, _pin_clock)
    app.teardown_request(_unpin_clock)
    accounts.install(app)
    slots.install(app, FILLERS)
    prints.install(app, PRINTS)
    shell.provide(app, frame.of_request)


def _pin_clock() -> None:
    """Let a request act at one moment; a demo's pages are read on the demo's day."""
    if flask.request.blueprint == health.bp.name:
        return
    flask.g.clock = clock.pinned(clock_source())
    flask.g.clock.__enter__()


def _unpin_clock(_error: BaseException | None) -> None:
    pinned = flask.g.pop("clock", None)
    if pinned is not None:
        pinned.__exit__(None, None, None)
