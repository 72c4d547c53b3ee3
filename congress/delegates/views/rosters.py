"""The roster of a congress: read with its gaps, opened, printed, taken out."""

from collections.abc import Callable, Sequence
from typing import Any, cast

import flask
from flask_babel import gettext
from markupsafe import Markup

from congress.congresses.models import Congress
from congress.congresses.papers import title_of
from congress.congresses.queries import committees_of
from congress.core.errors import MissingError, NotAllowedError
from congress.core.permissions import Permission
from congress.core.text import whole_number
from congress.delegates import policy
from congress.delegates.actions.opening import open_roster
from congress.delegates.models import Allocation, Delegate, DelegateKind, OpenedAs, Sex
from congress.delegates.papers import roster_paper
from congress.delegates.queries import batches, rosters
from congress.delegates.queries.rosters import Roster
from congress.delegates.rules import asking
from congress.delegates.rules.asking import Ask
from congress.delegates.rules.gaps import SENSITIVE, Gaps
from congress.delegates.sheet import files
from congress.delegates.views.blueprint import bp
from congress.delegates.views.noting import noted
from congress.printing.paper import Paper
from congress.units.models import Unit
from congress.web.access import actor, signed_in
from congress.web.pages import back_to, page
from congress.web.paging import Paging
from congress.web.papers import lacking, send_bytes, send_paper
from congress.web.words import choices_of, word

TABS = 5


@bp.get("/congresses/<id:congress_id>/delegates")
@signed_in
def index(congress_id: int) -> flask.Response:
    """Đại biểu: the roster with what it lacks; what is sensitive once it is opened."""
    held, ask = rosters.roster(actor(), congress_id), Ask.of(flask.request.args)
    everyone = rosters.rows(held)
    gaps = rosters.lacks(held, everyone)
    counted = _counted(held, ask)
    found = [] if _is_veiled(held, ask, counted) else _answers(held, ask, counted, gaps)
    paging = Paging.of(flask.request.args, len(found))
    rows = asking.shown(found[paging.slice], is_open=held.is_open, repeated=gaps.repeated)
    noted(held, len(everyone))
    return page(
        "delegates/index.html",
        rows=rows, paging=paging, gaps=gaps, veiled=_is_veiled(held, ask, counted),
        counted=counted, **_around(held, ask),
    )  # fmt: skip


def _counted(held: Roster, ask: Ask) -> Allocation | None:
    if ask.allocation is None:
        return None
    return next((row for row in rosters.allocations(held) if row.id == ask.allocation), None)


def _is_veiled(held: Roster, ask: Ask, counted: Allocation | None) -> bool:
    return ask.is_sensitive(counted) and not held.is_open


def _answers(held: Roster, ask: Ask, counted: Allocation | None, gaps: Gaps) -> list[Delegate]:
    year = held.congress.year
    found = rosters.rows(held, ask.q)
    kept = [row for row in found if ask.takes(row, year, gaps.repeated, counted)]
    return sorted(kept, key=rosters.by_unit) if ask.order == "unit" else kept


def _around(held: Roster, ask: Ask) -> dict[str, Any]:
    """What stands around the rows: what may be chosen, the rosters beside, the last imports."""
    return {
        "ask": ask,
        "chips": _chips(held, ask),
        "kinds": [("", gettext("Mọi loại")), *choices_of(DelegateKind)],
        "sexes": [("", gettext("Cả nam và nữ")), *choices_of(Sex)],
        "batches": batches.last_batches(held) if held.reach.may_write else [],
        "congress": held.congress,
        "held": held,
        "near": _near(held),
        "reads_journal": actor().may(Permission.READ_JOURNAL),
        "senders": rosters.places(held),
        "sensitive": SENSITIVE,
        "who_can": policy.OPENING,
    }


def _near(held: Roster) -> list[Congress]:
    """The rosters to change to, as tabs; none where there is one, or too many to stand there."""
    found = rosters.near(actor(), held.congress)
    return found if 2 <= len(found) <= TABS else []


def _chips(held: Roster, ask: Ask) -> list[tuple[str, str]]:
    """What a figure led to, each with the address without it."""

    def without(**changes: Any) -> str:
        asked = cast(Any, ask.address(**changes))
        return flask.url_for("delegates.index", congress_id=held.congress.id, **asked)

    counted = _counted(held, ask)
    chips = [(word(ask.gap), without(gap=None))] if ask.gap else []
    if counted is not None:
        name = f"{counted.label}: {word(counted.structure)} {counted.detail}".strip()
        chips.append((name, without(allocation=None)))
    return chips


@bp.post("/congresses/<id:congress_id>/delegates/open")
@signed_in
def open_(congress_id: int) -> flask.Response:
    """Xem đầy đủ, hoặc lấy tệp: noted in the journal before anything is shown or sent."""
    held, ask = rosters.roster(actor(), congress_id), Ask.of(flask.request.form)
    wanted = flask.request.form.get("as", OpenedAs.PAGE.value)
    opened_as = OpenedAs(wanted) if wanted in set(OpenedAs) else OpenedAs.PAGE
    whole = opened_as is OpenedAs.PAGE
    count = len(rosters.rows(held) if whole else _listed(held, ask))
    open_roster(actor=actor(), held=held, opened_as=opened_as, count=count)
    if opened_as is OpenedAs.PAGE:
        return _back(congress_id, ask)
    place = f"delegates.{opened_as.value}"
    return back_to(place, congress_id=congress_id, **cast(Any, ask.address()))


def _back(congress_id: int, ask: Ask) -> flask.Response:
    """On to the roster, or to the delegate that was to be changed."""
    number = whole_number(flask.request.form.get("delegate", ""))
    if number is not None:
        place = "delegates.edit" if "edit" in flask.request.form else "delegates.detail"
        return back_to(place, delegate_id=number)
    return back_to("delegates.index", congress_id=congress_id, **cast(Any, ask.address()))


@bp.get("/congresses/<id:congress_id>/delegates/print")
@signed_in
def print_(congress_id: int) -> flask.Response:
    """In danh sách: in which order, what the paper lacks, and the files."""
    held, ask = rosters.roster(actor(), congress_id), Ask.of(flask.request.args)
    held.reach.require_opening()
    paper = _paper(held, ask)
    return page("delegates/print.html", lacking=lacking(paper), count=len(_listed(held, ask)),
                **_around(held, ask))  # fmt: skip


def _listed(held: Roster, ask: Ask) -> list[Delegate]:
    """The rows of a file: all within reach or those of one unit, in the order asked for."""
    found = [row for row in rosters.rows(held) if ask.unit in {None, row.unit_id}]
    return sorted(found, key=rosters.by_unit) if ask.order == "unit" else found


def _paper(held: Roster, ask: Ask) -> Paper:
    rows = _listed(held, ask)
    committee = next(iter(committees_of(held.congress.id)), None)
    gaps = rosters.lacks(held, rows)
    unit = _sending(held, ask)
    return roster_paper(
        held.congress, rows, gaps, committee=committee, unit=unit, by_unit=ask.order == "unit"
    )


def _sending(held: Roster, ask: Ask) -> Unit | None:
    """The unit that sends a list upward: the one asked for, or the reader's own."""
    own = min(held.reach.units) if held.reach.units else None
    number = ask.unit or own
    if number is None or number == held.congress.unit_id:
        return None
    if number not in dict(rosters.places(held)):
        raise MissingError
    return rosters.unit(number)


@bp.get("/congresses/<id:congress_id>/delegates.xlsx")
@signed_in
def xlsx(congress_id: int) -> flask.Response:
    """Danh sách đại biểu, bảng Excel."""
    return _taken(congress_id, OpenedAs.XLSX, _workbook)


@bp.get("/congresses/<id:congress_id>/delegates.pdf")
@signed_in
def pdf(congress_id: int) -> flask.Response:
    """Danh sách đại biểu, bản PDF."""
    return _taken(congress_id, OpenedAs.PDF, _printed)


@bp.get("/congresses/<id:congress_id>/delegates.docx")
@signed_in
def docx(congress_id: int) -> flask.Response:
    """Danh sách đại biểu, bản Word."""
    return _taken(congress_id, OpenedAs.DOCX, _printed)


def _taken(
    congress_id: int, opened_as: OpenedAs, send: Callable[[Roster, Ask, OpenedAs], flask.Response]
) -> flask.Response:
    """Send a file that was asked for by its button; an address alone leads back to the button."""
    held, ask = rosters.roster(actor(), congress_id), Ask.of(flask.request.args)
    held.reach.require_opening()
    if not rosters.is_opened(actor(), congress_id, opened_as):
        flask.flash(gettext("Bấm nút để lấy tệp: mỗi lần lấy được ghi vào nhật ký."), "info")
        return back_to("delegates.print_", congress_id=congress_id, **cast(Any, ask.address()))
    return send(held, ask, opened_as)


def _workbook(held: Roster, ask: Ask, _as: OpenedAs) -> flask.Response:
    data = files.workbook(_listed(held, ask), _titles(held), _names(held))
    return send_bytes(data, _called(held), "xlsx")


def _printed(held: Roster, ask: Ask, opened_as: OpenedAs) -> flask.Response:
    return send_paper(_paper(held, ask), _called(held), opened_as.value)


def _called(held: Roster) -> str:
    return f"Danh sách đại biểu {held.congress.code}"


def _titles(held: Roster) -> Sequence[str]:
    return ("Danh sách đại biểu", f"Dự {title_of(held.congress)}")


def _names(held: Roster) -> list[str]:
    return [name for _, name in rosters.places(held)]


@bp.get("/congresses/<id:congress_id>/delegates/template.xlsx")
@signed_in
def template(congress_id: int) -> flask.Response:
    """Biểu mẫu trống để điền; it holds nobody's data."""
    held = rosters.roster(actor(), congress_id)
    data = files.template(_titles(held), _names(held))
    return send_bytes(data, f"Biểu danh sách đại biểu {held.congress.code}", "xlsx")


def congress_action(congress: Congress) -> Markup:
    """The way from a congress to its roster, for who reads it."""
    try:
        rosters.roster(actor(), congress.id)
    except (MissingError, NotAllowedError):
        return Markup("")
    button = flask.get_template_attribute("delegates/_roster.html", "roster_button")
    return cast(Markup, button(congress))
