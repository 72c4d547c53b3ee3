"""The access table, changes of approved plans; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# asked by who reports on the job; decided by who approves plans, seen by who sees the plan
/items/{job}/extension
    GET  302 403 403 403 403 200 403 200 404 403 403 403 404 404
    POST 401 403 403 403 403 422 403 422 404 403 403 403 404 404
/items/{foreign_job}/extension
    GET  302 403 403 404 403 404 403 404 404 403 403 403 404 404
/extensions/{extension}
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/extensions/{foreign_extension}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/extensions/{extension}/refuse
    POST 401 403 403 422 422 403 403 403 403 403 403 403 403 403
/extensions/{extension}/grant
    POST 401 403 403 303 303 403 403 403 403 403 403 403 403 403
/extensions/{foreign_extension}/grant
    POST 401 403 403 404 404 403 403 403 403 403 403 403 403 403
# the dates side by side: of an approved plan, for who sees it
/plans/{approved}/slip
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/plans/{draft}/slip
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
/plans/{foreign}/slip
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
# amended versions: opened and written by who keeps the plan, decided by who approves plans
/plans/{approved}/amend
    POST 401 403 403 403 403 303 403 403 403 403 403 403 404 403
/plans/{foreign}/amend
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
/amendments/{amendment}
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/amendments/{foreign_amendment}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/amendments/{amendment}/print
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/amendments/{foreign_amendment}/print
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/amendments/{amendment}/pages
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/amendments/{amendment}/pages/1
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/amendments/{amendment}/amendment.pdf
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/amendments/{amendment}/amendment.docx
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/amendments/{foreign_amendment}/amendment.docx
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/amendments/{amendment}/add
    GET  302 403 403 403 403 200 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/amendments/{foreign_amendment}/add
    GET  302 403 403 404 403 404 403 403 403 403 403 403 404 403
/amendments/{amendment}/items/{job}
    GET  302 403 403 403 403 200 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 409 403 403 403 403 403 403 404 403
/amendments/{amendment}/items/{foreign_job}
    GET  302 403 403 404 403 404 403 403 403 403 403 403 404 403
/amendments/{amendment}/items/{job}/remove
    GET  302 403 403 403 403 200 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/amendments/{amendment}/changes/{amendment_change}
    GET  302 403 403 403 403 200 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 409 403 403 403 403 403 403 404 403
/amendments/{amendment}/changes/{amendment_change}/drop
    POST 401 403 403 403 403 303 403 403 403 403 403 403 404 403
/amendments/{amendment}/submit
    POST 401 403 403 403 403 303 403 403 403 403 403 403 404 403
/amendments/{foreign_amendment}/submit
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
/amendments/{amendment}/approve
    POST 401 403 403 422 422 403 403 403 403 403 403 403 403 403
/amendments/{foreign_amendment}/approve
    POST 401 403 403 404 404 403 403 403 403 403 403 403 403 403
/amendments/{amendment}/return
    POST 401 403 403 422 422 403 403 403 403 403 403 403 403 403
"""
