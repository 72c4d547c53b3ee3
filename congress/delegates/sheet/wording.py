"""What a roster could not be read for, and what is said of its rows, in the user's words."""

from collections.abc import Mapping

from flask_babel import gettext

from congress.core.errors import N_
from congress.plans.sheet.wording import file_problem as other_file
from congress.plans.sheet.wording import paste_problem as other_paste
from congress.sheets.table import Problem, SheetError

FILES: Mapping[str, str] = {
    "no_header": N_(
        "Không tìm thấy dòng tiêu đề trong 30 dòng đầu. Bảng cần có ít nhất cột “Họ và tên”."
    ),
    "too_many_tables": N_("Nội dung dán có quá nhiều bảng. Hãy chỉ chép bảng danh sách đại biểu."),
    "too_many_columns": N_("Bảng dán có hơn 200 cột. Hãy chỉ chép các cột của danh sách."),
    "content_not_named": N_("Hãy chọn cột nào là “%(title)s”."),
}
ROWS: Mapping[str, str] = {
    "cell_error": N_("Ô có lỗi công thức; hãy sửa trong Excel."),
    "duplicate_id": N_("Mã dòng này lặp lại trong tệp."),
    "foreign_id": N_("Mã dòng không thuộc danh sách này; hãy xóa mã để nhập như đại biểu mới."),
    "moved_on": N_("Dòng này đã được sửa trên hệ thống sau khi xuất tệp."),
    "no_name": N_("Thiếu họ và tên."),
    "surrogate": N_("Ô có ký tự không đọc được."),
    "too_long": N_("Ô dài quá %(limit)s ký tự."),
    "joined_row": N_("Dòng tách làm hai trong tệp; đã ghép vào dòng trên."),
    "number_was_date": N_("Số thứ tự bị Excel đổi thành ngày; không ảnh hưởng đến đại biểu."),
    "repeated_row": N_("“%(text)s” cùng năm sinh đứng hai lần trong tệp; hãy xem có trùng không."),
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
}
QUIET = {"joined_row", "number_was_date"}
LOOK = {"repeated_row"}


def file_problem(error: SheetError) -> str:
    """The sentence for a file that cannot be read."""
    if error.code in FILES:
        return str(gettext(FILES[error.code], **error.details))
    return other_file(error)


def paste_problem(error: SheetError) -> str:
    """The sentence for a paste that cannot be read."""
    if error.code in FILES:
        return str(gettext(FILES[error.code], **error.details))
    return other_paste(error)


def tone(problem: Problem) -> str:
    """How a problem is shown: "bad" stops the import, "warn" wants a look, else a quiet note."""
    if problem.code in LOOK:
        return "warn"
    return "" if problem.code in QUIET else "bad"


def row_problem(problem: Problem) -> str:
    """The sentence for a row, with its cell first: "D12: …"."""
    said = cell_problem(problem)
    return f"{problem.cell}: {said}" if problem.cell else said


def cell_problem(problem: Problem) -> str:
    """The sentence for a row of a paste, whose cells have no names that the user knows."""
    sentence = ROWS.get(problem.code)
    return str(gettext(sentence, **problem.details)) if sentence else problem.code
