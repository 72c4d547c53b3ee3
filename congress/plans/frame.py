"""The frame around every page: the actor's congress, its day, and the places to go."""

from flask_babel import gettext

from congress.congresses.queries import home_congress
from congress.congresses.views.blueprint import congress_title
from congress.core import clock
from congress.core.permissions import Actor, Permission
from congress.office.queries import installation
from congress.plans.policy import DISTRICT, WATCHING
from congress.plans.queries.home import overdue_count
from congress.web.access import actor
from congress.web.shell import Frame, NavItem
from congress.web.words import word


def of_request() -> Frame:
    """The frame for whoever asks; bare for a visitor."""
    who = actor()
    setting = installation()
    today = clock.today()
    demo_day = today if setting.is_demo else None
    if who.id is None:
        return Frame(today=today, demo_day=demo_day)
    congress = home_congress(who)
    return Frame(
        title=congress_title(congress) if congress else "",
        d_day=congress.d_day if congress else None,
        today=today,
        demo_day=demo_day,
        nav=_places(who),
        roles_label=", ".join(dict.fromkeys(word(post.role) for post in who.held)),
    )


def _places(who: Actor) -> tuple[NavItem, ...]:
    late = overdue_count(who, clock.now())
    acts = who.may(Permission.REPORT_PROGRESS) or who.may(Permission.DECIDE_PLANS)
    own = gettext("Việc của tôi") if acts else gettext("Theo dõi")
    places = [
        NavItem("plans.home", own, "house", "home", late or None, hot=late > 0),
        NavItem("plans.index", gettext("Kế hoạch"), "list-check", "plans"),
        *_children(who),
        NavItem("coordinating.index", gettext("Vướng mắc"), "exclamation-triangle", "obstacles"),
        NavItem("calendars.calendar", gettext("Lịch"), "calendar3", "calendars"),
        NavItem("records.index", gettext("Văn bản"), "file-earmark-text", "records"),
        NavItem("congresses.index", gettext("Đại hội và các ban"), "people", "congresses"),
        NavItem("units.index", gettext("Đơn vị"), "building", "units"),
    ]
    if who.may(Permission.MANAGE_OFFICE):
        places.append(NavItem("office.calendar", gettext("Ngày làm việc"), "gear", "office"))
    if who.may(Permission.MANAGE_ACCOUNTS):
        places.append(NavItem("accounts.index", gettext("Tài khoản"), "person", "accounts"))
    if who.may(Permission.READ_JOURNAL):
        places.append(NavItem("audit.index", gettext("Nhật ký"), "clock-history", "audit"))
    return tuple(places)


def _children(who: Actor) -> tuple[NavItem, ...]:
    """The ways to the congresses below a watched one, or to the own one, and to their reports."""
    own = any(post.role in DISTRICT for post in who.held)
    if not own and not who.congress_ids(*WATCHING):
        return ()
    label = gettext("Mốc đơn vị") if own else gettext("Cấp dưới")
    return (
        NavItem("districts.index", label, "diagram-3", "districts"),
        NavItem("reporting.reports_home", gettext("Báo cáo"), "inbox", "reporting"),
    )
