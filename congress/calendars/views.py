"""Pages of the calendar, its week as a paper, feeds and the addresses that programs fetch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import flask
from flask_babel import force_locale, gettext

from congress.calendars import actions, queries, rules
from congress.calendars.downloads import MEDIA_TYPE, Source, feed_file
from congress.calendars.forms import FeedForm
from congress.calendars.models import Whose
from congress.calendars.papers import week_paper
from congress.calendars.queries import Chosen, Entry
from congress.calendars.rules import Span, View
from congress.config import Settings
from congress.core import clock, database, dates
from congress.core.errors import MissingError
from congress.extensions import db
from congress.office.queries import CalendarDay
from congress.office.queries import days as office_days
from congress.printing.paper import Paper
from congress.web.access import actor, public, signed_in
from congress.web.headers import may_be_kept
from congress.web.pages import back_to, page
from congress.web.papers import send_paper

bp = flask.Blueprint("calendars", __name__)
KEPT = "private, no-cache"


@dataclass(frozen=True)
class Day:
    """A day of the calendar with what falls on it."""

    office: CalendarDay
    entries: Sequence[Entry]
    is_today: bool
    is_d_day: bool
    is_outside: bool

    @property
    def day(self) -> date:
        """The day itself."""
        return self.office.day

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to say of the day."""
        return not (self.entries or self.is_d_day or self.is_today or self.office.is_special)


@dataclass(frozen=True)
class Asked:
    """What the address of the calendar asks for."""

    view: View
    on: date
    one: Chosen
    span: Span

    def address(self, **changes: Any) -> str:
        """The address of this calendar with some of it changed."""
        own = {"view": self.view, "on": self.on.isoformat(), "whose": self.one.value}
        return flask.url_for("calendars.calendar", **own | changes)


def _asked() -> Asked:
    args = flask.request.args
    on = dates.parse_typed(args.get("on", "")[:40], clock.today()) or clock.today()
    view = rules.read_view(args.get("view", ""))
    one = queries.chosen(actor(), args.get("whose", ""))
    return Asked(view, on, one, rules.span(view, on))


@bp.get("/calendar")
@signed_in
def calendar() -> flask.Response:
    """Lịch: a month, a week, or the days on which something falls."""
    asked = _asked()
    found = queries.entries(actor(), asked.one, asked.span.first, asked.span.last)
    in_week = asked.view is View.WEEK
    return page(
        f"calendars/{asked.view}.html",
        asked=asked,
        days=_days(asked, found),
        count=sum(not _is_outside(asked, entry.due_on) for entry in found),
        helpers=queries.helpers(found) if in_week else {},
        has_paper=in_week and queries.has_paper(actor(), asked.one),
        choices=[(one.value, label(one)) for one in queries.choices(actor())],
        moment=clock.now(),
        rules=rules,
        **_words(asked),
    )


def _is_outside(asked: Asked, day: date) -> bool:
    """Whether a day only fills the weeks of a month."""
    return asked.view is View.MONTH and day.month != asked.on.month


def _days(asked: Asked, found: Sequence[Entry]) -> list[Day]:
    by_day = _by_day(found)
    d_day = asked.one.congress.d_day if asked.one.congress else None
    return [
        Day(
            one,
            by_day.get(one.day, ()),
            is_today=one.day == clock.today(),
            is_d_day=one.day == d_day,
            is_outside=_is_outside(asked, one.day),
        )
        for one in office_days(asked.span.first, asked.span.last)
    ]


def _by_day(found: Sequence[Entry]) -> dict[date, list[Entry]]:
    by_day: dict[date, list[Entry]] = {}
    for entry in found:
        by_day.setdefault(entry.due_on, []).append(entry)
    return by_day


def _words(asked: Asked) -> dict[str, Any]:
    """The heading of a calendar, which days it shows, and whose it is."""
    year, week = rules.week_of_year(asked.on)
    headings = {
        View.MONTH: gettext(
            "Lịch tháng %(month)s năm %(year)s", month=asked.on.month, year=asked.on.year
        ),
        View.WEEK: gettext("Lịch tuần %(week)s năm %(year)s", week=week, year=year),
        View.AGENDA: gettext("Lịch bốn tuần"),
    }
    first, last = dates.short(asked.span.first), dates.short(asked.span.last)
    between = "" if asked.view is View.MONTH else f"{first} – {last}"
    return {"heading": headings[asked.view], "between": between, "whose": label(asked.one)}


def label(one: Chosen) -> str:
    """Whose a calendar is, in words."""
    if one.whose is Whose.MINE:
        return str(gettext("Việc của tôi"))
    return str(gettext("Cả Đại hội")) if one.whose is Whose.CONGRESS else one.name


def _paper() -> tuple[Paper, str]:
    """The paper of the week asked for and its file's name."""
    args = flask.request.args
    on = dates.parse_typed(args.get("on", "")[:40], clock.today()) or clock.today()
    one, span = queries.chosen(actor(), args.get("whose", "")), rules.span(View.WEEK, on)
    plan = queries.issuing_plan(actor(), one)
    found = queries.entries(actor(), one, span.first, span.last)
    days = office_days(span.first, span.last)
    paper = week_paper(plan, days, _by_day(found), queries.helpers(found))
    name = f"Lịch công tác tuần {rules.week_of_year(on)[1]} {plan.committee.name}"
    return paper, name


@bp.get("/calendar/week.pdf")
@signed_in
def week_pdf() -> flask.Response:
    """Lịch công tác tuần, bản PDF."""
    return send_paper(*_paper(), "pdf")


@bp.get("/calendar/week.docx")
@signed_in
def week_docx() -> flask.Response:
    """Lịch công tác tuần, bản Word."""
    return send_paper(*_paper(), "docx")


@bp.route("/calendar/feeds", methods=["GET", "POST"])
@signed_in
def feeds() -> flask.Response:
    """Lịch trên điện thoại: addresses for calendar programs; a new one is shown once."""
    form = FeedForm()
    offered = [one for one in queries.choices(actor()) if one.whose is not Whose.CONGRESS]
    form.whose.choices = [(one.value, label(one)) for one in offered]
    if form.performs(lambda: actions.make_feed(actor=actor(), whose=form.whose.data)):
        flask.session["feed"] = [form.result.feed.id, form.result.token]
        return back_to("calendars.feeds", gettext("Đã tạo địa chỉ lịch."))
    made, token = flask.session.pop("feed", (0, ""))
    rows = queries.feeds(actor())
    fresh = _address(token) if made in {row.id for row in rows} else ""
    is_public = bool(_settings().public_url)
    return page("calendars/feeds.html", form=form, rows=rows, fresh=fresh, is_public=is_public)


@bp.post("/calendar/feeds/<id:feed_id>/revoke")
@signed_in
def revoke(feed_id: int) -> flask.Response:
    """Thu hồi một địa chỉ lịch."""
    actions.revoke_feed(actor=actor(), feed=queries.feed(actor(), feed_id))
    return back_to("calendars.feeds", gettext("Đã thu hồi; địa chỉ đó không mở được nữa."))


@bp.get("/feeds/<token:token>.ics")
@public
def feed(token: str) -> flask.Response:
    """What a calendar program fetches: known by the token alone."""
    try:
        found, who, one = queries.by_token(token)
    except MissingError:
        say = gettext("Địa chỉ lịch này không còn dùng được.")
        return flask.Response(f"{say}\n", 404, mimetype="text/plain")
    moment, feed_id, fetched_at = clock.now(), found.id, found.fetched_at
    entries = queries.entries(who, one)
    with force_locale(who.locale):
        body = feed_file(entries, _source(one, entries))
    if rules.is_worth_writing(fetched_at, moment):
        _note_fetch(feed_id)
    return _calendar_answer(body)


def _source(one: Chosen, entries: Sequence[Entry]) -> Source:
    public_url, secret = _settings().public_url, str(flask.current_app.config["SECRET_KEY"])
    path = flask.url_for("plans.item", item_id=0).removesuffix("0")
    return Source(
        name=gettext("Hạn công việc: %(whose)s", whose=label(one)),
        moment=clock.now(),
        mark=rules.installation_mark(secret),
        helpers=queries.helpers(entries),
        changed_at=queries.changed_at(entries),
        address=(lambda item_id: f"{public_url}{path}{item_id}") if public_url else None,
    )


def _note_fetch(feed_id: int) -> None:
    """Keep when the feed was fetched, although nothing else of a GET is kept."""
    with database.writing(db.session):
        actions.note_fetch(feed_id, clock.now())


def _calendar_answer(body: bytes) -> flask.Response:
    """The calendar, or word that the program's copy is still true."""
    response = flask.Response(body, content_type=MEDIA_TYPE)
    response.add_etag()
    may_be_kept(response, KEPT)
    return cast(flask.Response, response.make_conditional(flask.request))


def _settings() -> Settings:
    return cast(Settings, flask.current_app.extensions["settings"])


def _address(token: str) -> str:
    """The whole address of a feed, as programs outside the site need it."""
    site = _settings().public_url or flask.request.host_url.rstrip("/")
    return site + flask.url_for("calendars.feed", token=token)
