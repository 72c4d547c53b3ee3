"""The one error of printing: why a paper could not be printed, as a code for a sentence."""


class PrintingError(Exception):
    """A paper that cannot be printed.

    `code` is "bad_text", "text_too_long", "too_large", "bad_table", "font", "timeout", "busy" or
    "failed"; `detail` is for the log.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
