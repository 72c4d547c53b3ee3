"""What counts as a scan of a signed paper."""


def is_scan(media_type: str) -> bool:
    """Whether a file shows a signed paper as it is: a PDF or a picture."""
    return media_type == "application/pdf" or media_type.startswith("image/")
