"""What a roster could not be read for, and what is said of its rows, in the user's words."""

from congress.core.errors import N_
from congress.delegates.sheet.mending import MENDING
from congress.web.sheets import SheetWording

WORDING = SheetWording(
    files={
        "no_header": N_(
            "Không tìm thấy dòng tiêu đề trong 30 dòng đầu. Bảng cần có ít nhất cột “Họ và tên”."
        ),
        "too_many_tables": N_(
            "Nội dung dán có quá nhiều bảng. Hãy chỉ chép bảng danh sách đại biểu."
        ),
        "too_many_columns": N_("Bảng dán có hơn 200 cột. Hãy chỉ chép các cột của danh sách."),
        "content_not_named": N_("Hãy chọn cột nào là “%(title)s”."),
    },
    rows={
        "foreign_id": N_("Mã dòng không thuộc danh sách này; hãy xóa mã để nhập như đại biểu mới."),
        "no_name": N_("Thiếu họ và tên."),
        "number_was_date": N_("Số thứ tự bị Excel đổi thành ngày; không ảnh hưởng đến đại biểu."),
        "repeated_row": N_(
            "“%(text)s” cùng năm sinh đứng hai lần trong tệp; hãy xem có trùng không."
        ),
        "unread_birth": N_("Không đọc được năm sinh “%(text)s”; viết 1985 hoặc 12/3/1985."),
        "unread_sex": N_("Không đọc được giới tính “%(text)s”; viết Nam hoặc Nữ."),
        "unknown_group": N_("“%(text)s” không có trong danh mục 54 dân tộc."),
        "unread_mark": N_("Không đọc được “%(text)s”; đánh x, hoặc viết “không”."),
        "unknown_kind": N_(
            "Không có loại đại biểu “%(text)s”; viết Đương nhiên, Chọn cử, Chỉ định hoặc Khách mời."
        ),
        "unread_honour": N_(
            "Không đọc được “%(text)s”; viết Người có uy tín, Già làng hoặc Trưởng thôn."
        ),
        "foreign_unit": N_("“%(text)s” là đơn vị khác; chỉ nhập được đại biểu của đơn vị mình."),
    },
    stopping=MENDING.stopping,
    wanting={"repeated_row"},
)
