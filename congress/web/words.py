"""Vietnamese words for enum values and for what the journal says: fields, verbs and values."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from typing import Any

from flask_babel import gettext

from congress.core import clock, dates
from congress.core.errors import N_
from congress.web.vocabulary import WORDS

FIELDS: dict[str, str] = {
    "fetched_at": N_("Lúc tải gần nhất"),
    "made_at": N_("Lúc tạo"),
    "actual_end_on": N_("Ngày kết thúc thực tế"),
    "actual_start_on": N_("Ngày bắt đầu thực tế"),
    "agency": N_("Cơ quan công tác"),
    "answer": N_("Trả lời"),
    "answered_on": N_("Ngày trả lời"),
    "arrangement": N_("Tổ chức thực hiện"),
    "asked_at": N_("Yêu cầu lúc"),
    "asked_on": N_("Ngày hỏi"),
    "at": N_("Lúc"),
    "attachment": N_("Tệp"),
    "authority": N_("Thẩm quyền giải quyết"),
    "basis": N_("Căn cứ"),
    "body": N_("Cơ quan có thẩm quyền"),
    "body_name": N_("Tên cơ quan có thẩm quyền"),
    "before_is_strict": N_("“Trước ngày” không tính ngày đó"),
    "cause": N_("Vướng mắc và nguyên nhân"),
    "code": N_("Mã"),
    "committed_at": N_("Lúc nhập"),
    "committee": N_("Ban, Tiểu ban"),
    "congress": N_("Đại hội"),
    "content": N_("Nội dung công việc"),
    "coordinating": N_("Cơ quan phối hợp"),
    "created_at": N_("Lúc tạo"),
    "applies": N_("Áp dụng cho"),
    "cadence": N_("Kỳ hạn báo cáo"),
    "cutoff_day": N_("Ngày hết hạn gửi"),
    "cutoff_hour": N_("Giờ hết hạn gửi"),
    "day": N_("Ngày"),
    "deadline_kind": N_("Cách tính hạn"),
    "deadline_text": N_("Thời gian hoàn thành"),
    "decided_at": N_("Lúc quyết định"),
    "decided_by": N_("Người quyết định"),
    "decision": N_("Quyết định"),
    "decision_note": N_("Ý kiến khi quyết định"),
    "decision_number": N_("Số quyết định"),
    "decision_on": N_("Ngày quyết định"),
    "display_name": N_("Tên hiển thị"),
    "done": N_("Đã xong"),
    "done_at": N_("Lúc hoàn thành"),
    "due_hour": N_("Giờ đến hạn"),
    "ending_number": N_("Quyết định thôi tham gia"),
    "ending_on": N_("Ngày quyết định thôi tham gia"),
    "due_on": N_("Ngày đến hạn"),
    "due_soon_days": N_("Số ngày coi là sắp đến hạn"),
    "ended_on": N_("Ngày kết thúc hoạt động"),
    "evidence": N_("Minh chứng"),
    "ended_at": N_("Lúc kết thúc"),
    "error": N_("Lỗi"),
    "explanation": N_("Giải trình"),
    "filename": N_("Tên tệp"),
    "for_congress": N_("Áp dụng cho Đại hội"),
    "for_joint_conference": N_("Áp dụng cho Hội nghị liên tịch"),
    "for_none": N_("Áp dụng khi không tổ chức"),
    "for_selection_conference": N_("Áp dụng cho Hội nghị chọn cử"),
    "form": N_("Hình thức"),
    "from_on": N_("Từ ngày"),
    "full_name": N_("Họ và tên"),
    "granted_at": N_("Lúc giao quyền"),
    "grounds": N_("Căn cứ"),
    "handed_over": N_("Bàn giao"),
    "item_count": N_("Số công việc"),
    "helps": N_("Giúp việc cho"),
    "implements": N_("Thực hiện nhiệm vụ"),
    "is_active": N_("Được đăng nhập"),
    "is_collective": N_("Tên gọi chung của nhiều đơn vị"),
    "is_demo": N_("Bản minh hoạ"),
    "is_dropped": N_("Đã bỏ khỏi thang mốc"),
    "is_inferred": N_("Hạn suy ra"),
    "is_pilot": N_("Làm điểm"),
    "issued_copy": N_("Bản ban hành"),
    "is_worked": N_("Là ngày làm việc"),
    "issued_on": N_("Ngày ban hành"),
    "kind": N_("Loại"),
    "label": N_("Nội dung"),
    "last_at": N_("Lúc báo gần nhất"),
    "last_line": N_("Tiến độ gần nhất"),
    "last_on": N_("Ngày cuối phải tổ chức xong"),
    "lead": N_("Cơ quan chủ trì"),
    "leader": N_("Lãnh đạo phụ trách"),
    "legal_basis": N_("Căn cứ"),
    "level": N_("Cấp"),
    "locale": N_("Ngôn ngữ"),
    "media_type": N_("Loại tệp"),
    "merged_into": N_("Sáp nhập vào"),
    "milestone_on": N_("Ngày đạt mốc"),
    "must_change_secret": N_("Phải đổi mật khẩu"),
    "name": N_("Tên"),
    "name_en": N_("Tên tiếng Anh"),
    "named_on": N_("Mang tên này từ ngày"),
    "note": N_("Ghi chú"),
    "number": N_("Số"),
    "official_name": N_("Tên đầy đủ trên văn bản"),
    "offset_days": N_("Số ngày tính theo Đại hội"),
    "offset_is_working": N_("Tính theo ngày làm việc"),
    "ordinal": N_("Lần thứ"),
    "original_due_on": N_("Hạn gốc"),
    "original_text": N_("Thời hạn gốc"),
    "parent": N_("Trực thuộc"),
    "parent_body": N_("Cơ quan cấp trên ghi ở đầu văn bản"),
    "part": N_("Phần phối hợp"),
    "percent": N_("Tỷ lệ (%)"),
    "person": N_("Người"),
    "pinned_at": N_("Ngày hệ thống của bản minh hoạ"),
    "place": N_("Địa danh"),
    "plan": N_("Kế hoạch"),
    "planned_end_on": N_("Ngày kết thúc dự kiến"),
    "planned_start_on": N_("Ngày bắt đầu dự kiến"),
    "position": N_("Thứ tự"),
    "post": N_("Chức vụ"),
    "product": N_("Sản phẩm"),
    "proposal": N_("Đề xuất"),
    "purpose": N_("Mục đích, yêu cầu"),
    "rank": N_("Thứ bậc"),
    "recipients": N_("Nơi nhận"),
    "remit": N_("Nhiệm vụ"),
    "revoked_at": N_("Lúc thu hồi quyền"),
    "role": N_("Vai trò"),
    "secret_expires_at": N_("Mật khẩu hết hạn lúc"),
    "seen_at": N_("Lần dùng gần nhất"),
    "short_name": N_("Tên viết tắt"),
    "signer": N_("Người ký"),
    "signer_capacity": N_("Thẩm quyền ký"),
    "signer_name": N_("Họ tên người ký"),
    "signer_post": N_("Chức vụ người ký"),
    "size": N_("Cỡ tệp"),
    "standing_agency": N_("Cơ quan thường trực"),
    "start_on": N_("Ngày bắt đầu"),
    "started_at": N_("Lúc bắt đầu"),
    "state": N_("Trạng thái"),
    "subject": N_("Trích yếu"),
    "submitted_at": N_("Lúc trình"),
    "submitted_by": N_("Người trình"),
    "symbol": N_("Ký hiệu trên văn bản"),
    "text": N_("Tên gọi"),
    "text_size": N_("Cỡ chữ"),
    "theme": N_("Chủ đề"),
    "total": N_("Tổng số"),
    "undone_at": N_("Lúc hoàn tác"),
    "leader_need": N_("Lãnh đạo cần dự"),
    "unit": N_("Đơn vị"),
    "until_on": N_("Đến ngày"),
    "uploaded_at": N_("Lúc tải lên"),
    "uploaded_by": N_("Người tải lên"),
    "user": N_("Tài khoản"),
    "username": N_("Tên đăng nhập"),
    "venue": N_("Địa điểm"),
    "weight": N_("Trọng số"),
    "work_item.person": N_("Người phụ trách"),
    "year": N_("Năm"),
}

VERBS: dict[str, str] = {
    "accepted_milestone": N_("tiếp nhận mốc của"),
    "added_alias": N_("thêm tên gọi khác của"),
    "accepted_report": N_("tiếp nhận báo cáo"),
    "answered_obstacle": N_("trả lời vướng mắc"),
    "forwarded_obstacle": N_("chuyển vướng mắc"),
    "approved": N_("duyệt"),
    "approved_amendment": N_("duyệt bản sửa đổi của"),
    "asked_print": N_("yêu cầu in"),
    "asked_extension": N_("xin gia hạn"),
    "asked_unlock": N_("xin mở khóa"),
    "cancelled": N_("hủy"),
    "closed_obstacle": N_("đóng vướng mắc"),
    "closed_period": N_("đóng kỳ báo cáo"),
    "commented": N_("gửi ý kiến"),
    "completion_confirmed": N_("xác nhận hoàn thành"),
    "completion_returned": N_("trả lại báo cáo hoàn thành"),
    "completion_submitted": N_("báo hoàn thành"),
    "created": N_("tạo"),
    "disabled": N_("khóa"),
    "enabled": N_("mở khóa"),
    "ended": N_("kết thúc"),
    "ended_sessions": N_("đăng xuất mọi nơi"),
    "doubted_milestone": N_("kiểm tra thấy chưa đúng mốc của"),
    "dropped_milestone": N_("bỏ khỏi thang mốc"),
    "gave_back_report": N_("trả báo cáo cho cán bộ"),
    "granted": N_("giao quyền"),
    "granted_exception": N_("cho phép gửi sau hạn"),
    "granted_unlock": N_("mở khóa"),
    "granted_extension": N_("đồng ý gia hạn"),
    "accepted_work": N_("nhận bàn giao công việc từ"),
    "handed_over": N_("bàn giao công việc"),
    "import_undone": N_("hoàn tác việc nhập bảng tính"),
    "imported": N_("nhập từ bảng tính"),
    "taken_over": N_("lấy từ mẫu hoặc kế hoạch khác"),
    "issued_secret": N_("cấp mật khẩu một lần"),
    "marked_part": N_("ghi phần phối hợp"),
    "made_feed": N_("tạo địa chỉ"),
    "marked_issued": N_("đánh dấu bản ban hành"),
    "merged": N_("sáp nhập"),
    "moved": N_("chuyển chỗ"),
    "moved_cutoff": N_("dời hạn gửi"),
    "opened_period": N_("mở kỳ báo cáo"),
    "moved_date": N_("đổi ngày tổ chức của"),
    "part_submitted": N_("nộp một phần sản phẩm"),
    "paused": N_("tạm dừng"),
    "raised_obstacle": N_("nêu vướng mắc"),
    "refused_extension": N_("không đồng ý gia hạn"),
    "refused_unlock": N_("không đồng ý mở khóa"),
    "renewed_expected": N_("cập nhật danh sách phải báo cáo"),
    "resumed_period": N_("mở lại kỳ báo cáo"),
    "recounted": N_("tính lại hạn"),
    "removed": N_("xóa"),
    "purged": N_("bỏ hẳn sau 30 ngày"),
    "removed_alias": N_("bỏ tên gọi khác"),
    "renamed": N_("đổi tên"),
    "renumbered": N_("đánh lại số"),
    "linked": N_("nối với việc phải xong trước"),
    "reported": N_("báo tiến độ"),
    "reported_milestone": N_("báo đạt mốc của"),
    "returned_milestone": N_("trả lại mốc của"),
    "took_back_milestone": N_("rút lại báo cáo mốc của"),
    "verified_milestone": N_("xác minh mốc của"),
    "unlinked": N_("bỏ nối với việc trước"),
    "resumed": N_("mở lại hoạt động"),
    "restored": N_("khôi phục"),
    "returned": N_("trả lại"),
    "returned_amendment": N_("trả lại bản sửa đổi của"),
    "returned_report": N_("trả lại báo cáo"),
    "revoked": N_("thu hồi quyền"),
    "revoked_feed": N_("thu hồi địa chỉ"),
    "secret_changed": N_("đổi mật khẩu"),
    "sent_report": N_("ký gửi báo cáo"),
    "started_amendment": N_("mở bản sửa đổi của"),
    "started_report": N_("bắt đầu báo cáo"),
    "submitted": N_("trình"),
    "submitted_amendment": N_("trình bản sửa đổi của"),
    "submitted_report": N_("gửi lãnh đạo báo cáo"),
    "updated": N_("sửa"),
    "uploaded": N_("tải lên"),
    "versioned": N_("thêm bản mới của tệp"),
    "withdrew_comment": N_("rút lại ý kiến"),
    "withdrew_obstacle": N_("rút lại vướng mắc"),
}

TARGETS: dict[str, str] = {
    "attachment": N_("tệp"),
    "committee": N_("ban, tiểu ban"),
    "congress": N_("Đại hội"),
    "day_exception": N_("ngày làm việc, ngày nghỉ"),
    "document": N_("văn bản"),
    "feed": N_("lịch trên điện thoại"),
    "grant": N_("quyền"),
    "guidance": N_("thiết lập cho đơn vị cấp dưới"),
    "import_batch": N_("lần nhập bảng tính"),
    "installation": N_("thiết lập chung"),
    "membership": N_("thành viên"),
    "milestone": N_("mốc"),
    "person": N_("người"),
    "plan": N_("kế hoạch"),
    "print_job": N_("lần in"),
    "report": N_("báo cáo"),
    "report_field": N_("ô của biểu mẫu báo cáo"),
    "report_form": N_("biểu mẫu báo cáo"),
    "report_period": N_("kỳ báo cáo"),
    "saved_view": N_("cách xem đã lưu"),
    "unit": N_("đơn vị"),
    "unit_level": N_("cấp đơn vị"),
    "user": N_("tài khoản"),
    "work_item": N_("công việc"),
}


def word(member: Enum | str) -> str:
    """Return the word of an enum value, given as a member or as the journal keeps it."""
    if isinstance(member, Enum):
        kind, value = type(member).__name__, str(member.value)
    else:
        kind, _, value = member.partition(".")
    msgid = WORDS.get(kind, {}).get(value)
    return str(gettext(msgid)) if msgid else (value or kind)


def choices_of(kind: Iterable[Enum]) -> list[tuple[str, str]]:
    """Return the values of an enum with their words, as a select lists them."""
    return [(str(member.value), word(member)) for member in kind]


def field_word(table: str, field: str) -> str:
    """Return what a column is called on the pages; the name itself when it has no word."""
    msgid = FIELDS.get(f"{table}.{field}") or FIELDS.get(field)
    return str(gettext(msgid)) if msgid else field


def verb_word(verb: str) -> str:
    """Return what a journal's verb is called: "sửa", "trả lại"."""
    return str(gettext(VERBS[verb])) if verb in VERBS else verb


def target_word(table: str) -> str:
    """Return what a row of a table is called: "kế hoạch", "đơn vị"."""
    return str(gettext(TARGETS[table])) if table in TARGETS else table


def said(value: Any, kind: str = "text") -> str:
    """Return a value of the journal in words: days as printed, yes or no, enum words."""
    if value is None or value == "":
        return ""
    if kind == "date":
        return dates.short(date.fromisoformat(str(value)))
    if kind == "instant":
        moment = clock.local(datetime.fromisoformat(str(value)))
        return f"{moment:%H:%M} {dates.short(moment.date())}"
    if kind == "time":
        return str(value)[:5]
    if kind == "bool":
        return str(gettext("có")) if value else str(gettext("không"))
    return word(str(value)) if kind == "enum" else str(value)
