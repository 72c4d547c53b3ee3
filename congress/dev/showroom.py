"""Sample values for the component catalogue: every variant, with the longest words of life."""

from datetime import UTC, date, datetime, time
from typing import Any

from wtforms import (
    BooleanField,
    FileField,
    Form,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

CLASSES = ("done_on_time", "done_late", "in_time", "overdue", "no_deadline")
ITEM_STATES = (
    "draft",
    "assigned",
    "accepted",
    "in_progress",
    "awaiting",
    "done",
    "returned",
    "paused",
    "cancelled",
)
PLAN_STATES = ("draft", "submitted", "approved", "returned")
ROW_STATES = ("new", "changed", "same", "error", "conflict")
TONES = ("info", "ok", "warn", "bad")
STEPS = ("import", "complete", "submit", "approve", "perform", "print")

# Loosely typed: the stubs of the library still ask for the pairs that it has given up.
_AGENCIES: Any = ["Ban Dân tộc tỉnh", "Sở Văn hóa, Thể thao và Du lịch"]
_NEEDED = InputRequired("Xin điền mục này")
_AT = datetime(2024, 5, 20, 2, 41, tzinfo=UTC)

_PRODUCTS: Any = ["Văn bản", "Sự kiện", "Hiện vật"]


class SampleForm(Form):
    """One field of each kind."""

    version = HiddenField(default="3")
    content = TextAreaField("Nội dung công việc", [_NEEDED])
    lead = SelectField("Cơ quan chủ trì", [_NEEDED], choices=_AGENCIES)
    coordinating = SelectMultipleField(
        "Cơ quan phối hợp",
        choices=_AGENCIES,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    deadline = StringField("Thời gian hoàn thành", [_NEEDED])
    issued_on = StringField("Ngày ban hành", default="05/4/2024")
    product = RadioField(
        "Loại sản phẩm",
        choices=_PRODUCTS,
        default="Văn bản",
    )
    file = FileField("Bảng kế hoạch (Excel)")
    notify = BooleanField("Báo cho cơ quan chủ trì và các cơ quan phối hợp")


def samples() -> dict[str, Any]:
    """Return the variables of the template `dev/components.html`."""
    refused = SampleForm(data={"content": "", "lead": _AGENCIES[0]})
    refused.validate()
    refused.form_errors.append("Kế hoạch đã được trình, không sửa được nữa.")
    return {
        "form": SampleForm(),
        "refused": refused,
        "classes": CLASSES,
        "item_states": ITEM_STATES,
        "plan_states": PLAN_STATES,
        "row_states": ROW_STATES,
        "tones": TONES,
        "steps": STEPS,
        "deadlines": _deadlines(),
        "counts": _counts(),
        "loose_counts": _counts() | {"no_deadline": 4, "total": 25},
        "urls": dict.fromkeys((*CLASSES, "total"), "?class=x"),
        "rows": _rows(),
        **_lists(),
        "entries": _entries(),
        "conflicts": _conflicts(),
        "at": _AT,
        "files": _files(),
    }


def _lists() -> dict[str, Any]:
    return {
        "page": {
            "total": 1284,
            "first": 51,
            "last": 100,
            "number": 2,
            "count": 26,
            "previous_url": "?page=1",
            "next_url": "?page=3",
        },
        "selects": [
            {
                "name": "lead",
                "label": "Chủ trì",
                "value": _AGENCIES[0],
                "options": [("", "Tất cả"), *zip(_AGENCIES, _AGENCIES, strict=True)],
            }
        ],
        "chips": [("Chủ trì: Ban Dân tộc tỉnh", "?"), ("Quá hạn", "?")],
        "flash_messages": [
            ("success", "Đã lưu 09:41"),
            ("undo #", "Đã xóa “2 Phóng sự”."),
            ("info", "Kế hoạch này do Ban Chỉ đạo duyệt."),
            ("warning", "3 công việc chưa có cơ quan chủ trì."),
            ("error", "Chưa lưu được: tệp không phải là bảng tính."),
        ],
    }


def _counts() -> dict[str, int]:
    return {
        "done_on_time": 7,
        "done_late": 2,
        "in_time": 9,
        "overdue": 3,
        "no_deadline": 0,
        "total": 21,
    }


def _deadlines() -> list[dict[str, Any]]:
    return [
        {"text": "trước ngày 15/4/2024", "due": date(2024, 4, 15)},
        {"text": "trong tháng 4/2024", "due": date(2024, 4, 30), "inferred": True},
        {"text": "15h00 ngày 18/10/2024", "due": date(2024, 10, 18), "hour": time(15)},
        {
            "text": "chậm nhất 15 ngày trước Đại hội",
            "due": date(2024, 11, 4),
            "original": date(2024, 10, 30),
        },
        {"text": "D-15", "kind": "relative"},
        {"text": "sau khi kế hoạch được duyệt", "kind": "event"},
        {"text": "thường xuyên", "kind": "recurring"},
        {"text": "khi nào xong thì xong", "kind": "none"},
        {"text": ""},
    ]


def _row(number: str, content: str, lead: str, coordinating: str, **more: Any) -> dict[str, Any]:
    return {"number": number, "content": content, "lead": lead, "coordinating": coordinating} | more


def _rows() -> list[dict[str, Any]]:
    return [*_first_part(), *_second_part()]


def _first_part() -> list[dict[str, Any]]:
    return [
        _row("I", "Tuyên truyền trước Đại hội", "", "", part=True),
        _row(
            "1",
            "Xây dựng kế hoạch tuyên truyền trước, trong và sau Đại hội",
            "Ban Tuyên giáo Tỉnh ủy",
            "Sở Thông tin và Truyền thông; Báo Lạng Sơn",
            deadline={"text": "trước ngày 15/4/2024", "due": date(2024, 4, 15)},
            product="Kế hoạch",
            paper="18/KH-BTG",
            value="done_on_time",
        ),
        _row(
            "2",
            "Thống nhất mẫu khẩu hiệu, ma-két sân khấu Hội trường Trung tâm Hội nghị tỉnh",
            "Sở Văn hóa, Thể thao và Du lịch",
            "Văn phòng UBND tỉnh",
            deadline={"text": "trong tháng 4/2024", "due": date(2024, 4, 30), "inferred": True},
            product="Ma-két được duyệt",
            value="overdue",
            days=20,
            cause="Chờ ý kiến Sở Tài chính về kinh phí",
        ),
        _row(
            "3",
            "Phóng sự minh họa Báo cáo chính trị",
            "Đài Phát thanh và Truyền hình tỉnh",
            "Ban Dân tộc; UBND các huyện, thành phố",
            deadline={"text": "chậm nhất 15 ngày trước Đại hội", "due": date(2024, 11, 4)},
            product="Phóng sự 20 phút",
            value="in_time",
            days=168,
            percent=40,
        ),
    ]


def _second_part() -> list[dict[str, Any]]:
    return [
        _row("II", "Khánh tiết", "", "", part=True),
        _row(
            "4",
            "Trang trí khánh tiết, cờ, băng rôn trong và ngoài hội trường, các trục đường chính",
            "Sở Văn hóa, Thể thao và Du lịch",
            "UBND thành phố Lạng Sơn; Công ty cổ phần Môi trường đô thị",
            deadline={"text": "05 ngày trước Đại hội", "due": date(2024, 11, 14)},
            product="Biên bản nghiệm thu",
            value="in_time",
            days=178,
        ),
        _row(
            "5",
            "In ấn, phát hành tờ gấp giới thiệu 04 kỳ Đại hội bằng tiếng Việt, Tày, Nùng, Dao",
            "Sở Thông tin và Truyền thông",
            "",
            deadline={"text": "đến hết ngày 10/5/2024", "due": date(2024, 5, 10)},
            product="Tờ gấp",
            value="done_late",
            days=3,
        ),
    ]


def _entries() -> list[dict[str, Any]]:
    return [
        {
            "at": _AT,
            "actor": "Hoàng Thị Ngọc Ánh",
            "verb": "báo tiến độ",
            "note": "Đã có ma-két lần hai, chờ ý kiến về kinh phí.",
            "changes": [
                {"label": "Tiến độ", "old": "20%", "new": "40%"},
                {"label": "Vướng mắc", "old": "", "new": "Chờ ý kiến Sở Tài chính"},
            ],
        },
        {
            "at": _AT,
            "actor": "Nông Văn Bảo",
            "verb": "duyệt kế hoạch",
            "note": "",
            "changes": [],
        },
    ]


def _conflicts() -> list[dict[str, str]]:
    return [
        {
            "name": "content",
            "label": "Nội dung công việc",
            "mine": "Phóng sự 20 phút về Đại hội",
            "theirs": "Phóng sự 15 phút về Đại hội",
            "base": "Phóng sự về Đại hội",
        },
        {
            "name": "product",
            "label": "Sản phẩm",
            "mine": "Phóng sự",
            "theirs": "",
            "base": "Phóng sự",
        },
    ]


def _files() -> list[dict[str, str]]:
    return [
        {
            "name": "Kế hoạch chi tiết Tiểu ban Tuyên truyền – Khánh tiết (đã ký).pdf",
            "url": "#",
            "size": "1,2 MB",
            "note": "Nông Văn Bảo, 09:41 20/05/2024",
        }
    ]
