"""The access table, long prints as jobs; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
/prints
    GET  302 200 200 200 200 200 200 200 200 200 200 200 200 200
# the approved plans in scope as one file: for who sees the congress
/prints/new?kind=congress-plans&congress={congress}
    GET  302 404 200 200 200 200 200 200 200 200 200 200 200 200
    POST 401 404 303 303 303 303 303 303 303 303 303 303 303 303
/prints/new?kind=congress-plans&congress={foreign_congress}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
    POST 401 404 303 404 404 404 404 404 404 404 404 404 404 404
/prints/new?kind=plan&plan={foreign}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/prints/new?kind=plan&plan={draft}
    GET  302 404 200 200 200 200 200 404 404 404 200 200 404 404
/prints/new?kind=other&plan={draft}
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
# a job and its file: for whoever asked for it, and administrators
/prints/{print}
    GET  302 404 200 404 404 200 404 404 404 404 404 404 404 404
/prints/{print}/status
    GET  302 404 200 404 404 200 404 404 404 404 404 404 404 404
/prints/{print}/file.pdf
    GET  302 404 200 404 404 200 404 404 404 404 404 404 404 404
/prints/{print}/cancel
    POST 401 404 422 404 404 422 404 404 404 404 404 404 404 404
/prints/{waiting_print}/cancel
    POST 401 404 303 404 404 303 404 404 404 404 404 404 404 404
# printed when the persona still saw what it holds
/prints/{foreign_print}/file.pdf
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
"""
