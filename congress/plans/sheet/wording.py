"""What a plan's sheet could not be read for, and what is said of its rows, in the user's words."""

from congress.core.errors import N_
from congress.plans.sheet.mending import MENDING
from congress.web.sheets import SheetWording

WORDING = SheetWording(
    files={
        "no_header": N_(
            "Không tìm thấy dòng tiêu đề trong 30 dòng đầu. "
            "Bảng cần có ít nhất cột “Nội dung công việc”."
        ),
        "too_many_tables": N_("Nội dung dán có quá nhiều bảng. Hãy chỉ chép bảng công việc."),
        "too_many_columns": N_("Bảng dán có hơn 200 cột. Hãy chỉ chép các cột của kế hoạch."),
        "content_not_named": N_("Hãy chọn cột nào là “Nội dung công việc”."),
    },
    rows={
        "foreign_id": N_("Mã dòng không thuộc kế hoạch này; hãy xóa mã để nhập như việc mới."),
        "inferred_deadline": N_("Hạn suy ra; hãy xem lại ngày."),
        "no_content": N_("Thiếu nội dung công việc."),
        "no_deadline": N_("Chưa có thời hạn."),
        "no_lead": N_("Chưa có cơ quan chủ trì."),
        "no_number": N_("Dòng không có số thứ tự; nhập như một công việc."),
        "several_leads": N_("Mỗi công việc chỉ có một cơ quan chủ trì; ô này có: %(names)s."),
        "number_was_date": N_("Số thứ tự bị Excel đổi thành ngày; đã đổi lại, hãy xem lại."),
        "unknown_agency": N_("Chưa có đơn vị “%(name)s”."),
        "unreadable_deadline": N_(
            "Không đọc được thời hạn “%(phrase)s”; giữ nguyên chữ, chưa có ngày."
        ),
    },
    stopping=MENDING.stopping,
    wanting={"no_deadline", "no_lead", "unknown_agency", "unreadable_deadline", "number_was_date"},
)
