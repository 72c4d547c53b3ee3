"""What is said of a sheet brought in: why it cannot be read, what is the matter with its rows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

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
    "nothing_pasted": N_("Chưa có gì được dán. Hãy chép các dòng trong Excel hoặc Word rồi dán."),
    "picture_pasted": N_(
        "Nội dung dán là hình ảnh nên không đọc được chữ. Hãy chép chính các ô của bảng."
    ),
    "no_table_pasted": N_(
        "Nội dung dán không có bảng. Hãy bôi đen các dòng của bảng rồi chép lại."
    ),
    "too_many_lines": N_(
        "Mỗi lần nhập được nhiều nhất 5.000 dòng. Hãy chia bảng thành nhiều lần dán."
    ),
    "cell_too_long": N_("Có ô dài quá mức Excel chứa được."),
    "named_twice": N_("Hai cột cùng được chọn là “%(title)s”."),
}
ROWS: Mapping[str, str] = {
    "cell_error": N_("Ô có lỗi công thức; hãy sửa trong Excel."),
    "duplicate_id": N_("Mã dòng này lặp lại trong tệp."),
    "moved_on": N_("Dòng này đã được sửa trên hệ thống sau khi xuất tệp."),
    "surrogate": N_("Ô có ký tự không đọc được."),
    "too_long": N_("Ô dài quá %(limit)s ký tự."),
    "joined_row": N_("Dòng tách làm hai trong tệp; đã ghép vào dòng trên."),
}
PASTED = {"too_many_rows": "too_many_lines", "empty": "nothing_pasted"}


@dataclass(frozen=True)
class SheetWording:
    """The sentences of one kind of sheet by code, `files` and `rows`, beside those of all sheets.

    `stopping` are the codes that keep a row from being taken, `wanting` those that want a look.
    """

    files: Mapping[str, str]
    rows: Mapping[str, str]
    stopping: Collection[str]
    wanting: Collection[str]

    def file_problem(self, error: SheetError) -> str:
        """The sentence for a file that cannot be read."""
        details = dict(error.details)
        if isinstance(details.get("limit"), int):
            details["limit"] = int(str(details["limit"])) // (1024 * 1024)
        sentence = self.files.get(error.code) or FILES.get(error.code, FILES["damaged"])
        return str(gettext(sentence, **details))

    def paste_problem(self, error: SheetError) -> str:
        """The sentence for a paste, or for columns as they were named, that cannot be read."""
        code = PASTED.get(error.code, error.code)
        return self.file_problem(SheetError(code, **error.details))

    def tone(self, problem: Problem) -> str:
        """How a problem is shown: "bad" stops the row, "warn" wants a look, else a quiet note."""
        if problem.code in self.stopping:
            return "bad"
        return "warn" if problem.code in self.wanting else ""

    def row_problem(self, problem: Problem) -> str:
        """The sentence for a row, with its cell first: "D12: …"."""
        said = self.cell_problem(problem)
        return f"{problem.cell}: {said}" if problem.cell else said

    def cell_problem(self, problem: Problem) -> str:
        """The sentence for a row of a paste, whose cells have no names that the user knows."""
        sentence = self.rows.get(problem.code) or ROWS.get(problem.code)
        return str(gettext(sentence, **problem.details)) if sentence else problem.code
