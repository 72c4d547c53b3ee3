"""The one error of printing and drawing: why it could not be done, as a code and as a sentence."""

from collections.abc import Mapping

from congress.core.errors import N_

SENTENCES: Mapping[str, str] = {
    "bad_text": N_("Có nội dung không in được; hãy xem lại các ô có ký tự lạ."),
    "text_too_long": N_("Có ô quá dài để in; hãy rút gọn hoặc chia nhỏ."),
    "too_large": N_("Quá nhiều dòng để in một lần."),
    "bad_table": N_("Bảng không in được; hãy báo người quản trị."),
    "font": N_("Phông chữ in không mở được; hãy báo người quản trị."),
    "timeout": N_("In quá lâu nên đã dừng; hãy thử lại hoặc xuất bản Word."),
    "busy": N_("Máy in đang bận; hãy thử lại sau ít phút."),
    "failed": N_("Không in được; hãy thử lại hoặc xuất bản Word."),
}

# Why a page of a file from outside is not shown.
UNSHOWN: Mapping[str, str] = {
    "encrypted": N_("Tệp PDF có mật khẩu nên không xem được ở đây."),
    "damaged": N_("Tệp PDF bị hỏng nên không xem được ở đây."),
    "too_large": N_("Trang này quá nặng nên không xem được ở đây."),
    "timeout": N_("Mở trang này quá lâu nên đã dừng."),
    "busy": N_("Đang có nhiều người xem bản quét; hãy thử lại sau ít phút."),
    "failed": N_("Trang này không mở được ở đây."),
}


class PrintingError(Exception):
    """A paper that cannot be printed.

    `code` is one of SENTENCES or UNSHOWN, or "no_page"; `detail` is for the log.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
