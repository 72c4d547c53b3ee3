"""The access table, calendars and their feeds; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
/calendar
    GET  302 200 200 200 200 200 200 200 200 200 200 200 200 200
# a committee's and a unit's: for who sees the approved plan they stand in
/calendar?whose=committee-{body}
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/calendar?whose=committee-{foreign_body}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/calendar?whose=unit-{unit}
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
# the week as a paper: of a committee, or of the whole congress for who sees the master plan
/calendar/week.pdf?whose=committee-{body}
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/calendar/week.docx?whose=committee-{body}
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/calendar/week.docx?whose=congress
    GET  302 404 200 200 200 200 200 404 404 404 200 200 200 404
/calendar/week.docx?whose=mine
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
# addresses for calendar programs: each has its own
/calendar/feeds
    GET  302 200 200 200 200 200 200 200 200 200 200 200 200 200
    POST 401 422 422 422 422 422 422 422 422 422 422 422 422 422
/calendar/feeds/{feed}/revoke
    POST 401 404 404 404 404 303 404 404 404 404 404 404 404 404
# fetched by the token alone, whoever is signed in; the second one was revoked
/feeds/scene-token.ics
    GET  200 200 200 200 200 200 200 200 200 200 200 200 200 200
/feeds/revoked-token.ics
    GET  404 404 404 404 404 404 404 404 404 404 404 404 404 404
"""
