"""Pages packed on their way out: a plan of 300 jobs shrinks to a tenth on a weak line.

Safe against guessing secrets by size: the session cookie never travels with cross-site requests
other than plain navigation, whose answer a foreign page cannot measure.
"""

import gzip

import flask

WORTH_IT = 1000
LEVEL = 3


def pack(response: flask.Response) -> flask.Response:
    """Compress an HTML page for a browser that takes gzip."""
    if response.mimetype != "text/html" or response.direct_passthrough:
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    takes = flask.request.accept_encodings["gzip"] > 0
    if not takes or len(body) < WORTH_IT or "Content-Encoding" in response.headers:
        return response
    response.set_data(gzip.compress(body, LEVEL))
    response.headers["Content-Encoding"] = "gzip"
    return response
