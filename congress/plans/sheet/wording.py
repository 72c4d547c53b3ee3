"""What a sheet could not be read for, and what is said of its rows, in the user's words."""

from collections.abc import Mapping

from flask_babel import gettext

from congress.core.errors import N_
from congress.sheets.table import Problem, SheetError

FILES: Mapping[str, str] = {
    "too_big": N_("Tệp lớn quá %(limit)s MB. Hãy bỏ hình ảnh, chia nhỏ tệp rồi nhập lại."),
    "zip_bomb": N_("Tệp nén bất thường nên không mở. Hãy mở bằng Excel, lưu lại rồi nhập."),
    "encrypted": N_("Tệp có mật khẩu. Hãy bỏ mật khẩu trong Excel rồi nhập lại."),
    "not_a_spreadsheet": N_("Đây không phải bảng tính. Hãy chọn tệp .xlsx, .xls, .ods hoặc .csv."),
    "damaged": N_("Tệp bị hỏng hoặc chưa tải hết. Hãy mở bằng Excel, lưu lại rồi nhập."),
    "empty": N_("Tệp không có dòng nào."),
    "too_many_rows": N_("Bảng có quá nhiều dòng hoặc cột. Hãy chia thành nhiều tệp."),
    "no_header": N_(
        "Không tìm thấy dòng tiêu đề trong 30 dòng đầu. "
        "Bảng cần có ít nhất cột “Nội dung công việc”."
    ),
    "nothing_pasted": N_("Chưa có gì được dán. Hãy chép các dòng trong Excel hoặc Word rồi dán."),
    "picture_pasted": N_(
        "Nội dung dán là hình ảnh nên không đọc được chữ. Hãy chép chính các ô của bảng."
    ),
    "no_table_pasted": N_(
        "Nội dung dán không có bảng. Hãy bôi đen các dòng của bảng rồi chép lại."
    ),
    "too_many_tables": N_("Nội dung dán có quá nhiều bảng. Hãy chỉ chép bảng công việc."),
    "too_many_columns": N_("Bảng dán có hơn 200 cột. Hãy chỉ chép các cột của kế hoạch."),
    "too_many_lines": N_(
        "Mỗi lần nhập được nhiều nhất 5.000 dòng. Hãy chia bảng thành nhiều lần dán."
    ),
    "content_not_named": N_("Hãy chọn cột nào là “Nội dung công việc”."),
    "named_twice": N_("Hai cột cùng được chọn là “%(title)s”."),
    "cell_too_long": N_("Có ô dài quá mức Excel chứa được."),
}
STOPPING = {"cell_error", "duplicate_id", "foreign_id", "moved_on", "no_content", "several_leads"}
STOPPING |= {"surrogate", "too_long"}
WANTING = {"no_deadline", "no_lead", "unknown_agency", "unreadable_deadline", "number_was_date"}
ROWS: Mapping[str, str] = {
    "cell_error": N_("Ô có lỗi công thức; hãy sửa trong Excel."),
    "duplicate_id": N_("Mã dòng này lặp lại trong tệp."),
    "foreign_id": N_("Mã dòng không thuộc kế hoạch này; hãy xóa mã để nhập như việc mới."),
    "inferred_deadline": N_("Hạn suy ra; hãy xem lại ngày."),
    "moved_on": N_("Dòng này đã được sửa trên hệ thống sau khi xuất tệp."),
    "no_content": N_("Thiếu nội dung công việc."),
    "no_deadline": N_("Chưa có thời hạn."),
    "no_lead": N_("Chưa có cơ quan chủ trì."),
    "no_number": N_("Dòng không có số thứ tự; nhập như một công việc."),
    "several_leads": N_("Mỗi công việc chỉ có một cơ quan chủ trì; ô này có: %(names)s."),
    "surrogate": N_("Ô có ký tự không đọc được."),
    "too_long": N_("Ô dài quá %(limit)s ký tự."),
    "joined_row": N_("Dòng tách làm hai trong tệp; đã ghép vào dòng trên."),
    "left_out": N_("Dòng ngoài bảng, không nhập."),
    "number_was_date": N_("Số thứ tự bị Excel đổi thành ngày; đã đổi lại, hãy xem lại."),
    "worksheet_without_header": N_("Trang tính “%(worksheet)s” không có tiêu đề nên không đọc."),
    "unknown_agency": N_("Chưa có đơn vị “%(name)s”."),
    "unreadable_deadline": N_(
        "Không đọc được thời hạn “%(phrase)s”; giữ nguyên chữ, chưa có ngày."
    ),
}


def file_problem(error: SheetError) -> str:
    """The sentence for a file that cannot be read."""
    details = dict(error.details)
    if isinstance(details.get("limit"), int):
        details["limit"] = int(str(details["limit"])) // (1024 * 1024)
    sentence = FILES.get(error.code, FILES["damaged"])
    return str(gettext(sentence, **details))


def paste_problem(error: SheetError) -> str:
    """The sentence for a paste that cannot be read."""
    codes = {"too_many_rows": "too_many_lines", "empty": "nothing_pasted"}
    return file_problem(SheetError(codes.get(error.code, error.code), **error.details))


def tone(problem: Problem) -> str:
    """How a problem is shown: "bad" stops the import, "warn" wants a look, else a quiet note."""
    if problem.code in STOPPING:
        return "bad"
    return "warn" if problem.code in WANTING else ""


def row_problem(problem: Problem) -> str:
    """The sentence for a row, with its cell first: "D12: …"."""
    said = cell_problem(problem)
    return f"{problem.cell}: {said}" if problem.cell else said


def cell_problem(problem: Problem) -> str:
    """The sentence for a row of a paste, whose cells have no names that the user knows."""
    sentence = ROWS.get(problem.code)
    return str(gettext(sentence, **problem.details)) if sentence else problem.code
