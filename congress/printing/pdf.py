"""Paper to PDF/A-2a in this process: fonts embedded, tagged, nothing fetched from outside."""

import gc
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from congress.printing.bundle import Bundle, checked
from congress.printing.errors import PrintingError
from congress.printing.fetcher import ClosedFetcher
from congress.printing.page import Place, render_contents, render_html
from congress.printing.paper import Paper

VARIANT = "pdf/a-2a"
_log = logging.getLogger(__name__)


def _unheard(_done: int) -> None:
    """Take no notice."""


def steps(paper: Paper | Bundle) -> int:
    """Return how many steps printing takes: each paper is laid out, then the file is written."""
    return (len(paper.members) if isinstance(paper, Bundle) else 1) + 1


def to_pdf(paper: Paper, told: Callable[[int], object] = _unheard) -> bytes:
    """Return the paper as PDF/A-2a; `told` hears how many steps are done.

    It takes about 15 ms a table row; the web prints through `print_in_worker`. Raise PrintingError.
    """
    return html_to_pdf(render_html(paper), told)


def bundle_to_pdf(bundle: Bundle, told: Callable[[int], object] = _unheard) -> bytes:
    """Return papers behind their contents as one PDF/A-2a, outlined; each keeps its page numbers.

    `told` hears how many steps are done. Raise PrintingError.
    """
    bundle = checked(bundle)
    laid = []
    with _collector_paused(), _warnings_heard():
        for n, member in enumerate(bundle.members, 1):
            laid.append(_laid(render_html(member.paper, Place(n, member.name))))
            told(n)
        lengths = [len(document.pages) for document in laid]
        contents = _laid(render_contents(bundle, lengths, 1))
        if len(contents.pages) > 1:
            contents = _laid(render_contents(bundle, lengths, len(contents.pages)))
        bound = contents.copy([page for document in (contents, *laid) for page in document.pages])
        pdf: bytes = bound.write_pdf(pdf_variant=VARIANT)
    return pdf


def html_to_pdf(html: str, told: Callable[[int], object] = _unheard) -> bytes:
    """Return an HTML document of `render_html` as PDF/A-2a. Raise PrintingError."""
    with _collector_paused(), _warnings_heard():
        laid = _laid(html)
        told(1)
        pdf: bytes = laid.write_pdf(pdf_variant=VARIANT)
    return pdf


def _laid(html: str) -> Any:
    """Lay a document out into its pages. Raise PrintingError when it asks for an address."""
    printer = import_module("weasyprint")  # only when a paper is printed: 0.5 s
    try:
        document = printer.HTML(string=html, url_fetcher=ClosedFetcher())
        return document.render(pdf_variant=VARIANT)
    except printer.urls.FatalURLFetchingError as error:
        raise PrintingError("failed", str(error)) from error


class _Ear(logging.Handler):
    """Keeps the warnings of one thread."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record's text when this thread wrote it."""
        if record.thread == self._thread:
            self.heard.append(record.getMessage())


@contextmanager
def _warnings_heard() -> Iterator[None]:
    """Raise PrintingError "font" when another font would stand in; log other warnings."""
    printer, ear = logging.getLogger("weasyprint"), _Ear()
    printer.addHandler(ear)
    try:
        yield
    finally:
        printer.removeHandler(ear)
    for message in ear.heard:
        if "font" in message.casefold():
            raise PrintingError("font", message)
        _log.warning("printing: %s", message)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the cycle collector from walking the layout tree again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
