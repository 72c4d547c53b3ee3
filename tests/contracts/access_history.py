"""The access table, what was removed and papers; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# what was removed from a plan: in scope with the plan; put back by who writes it while it is open
/plans/{draft}/removed
    GET  302 404 200 200 200 200 200 404 404 404 200 200 404 404
/plans/{foreign}/removed
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/items/{removed_job}/restore
    POST 401 403 403 403 403 303 403 403 403 403 403 403 404 403
/items/{draft_job}/restore
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
# papers: of the congresses watched, and of jobs in plans seen; added to by who reports on a job
/documents
    GET  302 200 200 200 200 200 200 200 200 200 200 200 200 200
/documents/{paper}
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/documents/{foreign_paper}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/documents/{paper}/versions
    POST 401 403 403 422 403 422 403 422 404 403 403 403 404 404
/documents/{paper}/versions/1
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/documents/{foreign_paper}/versions/1
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/documents/{paper}/versions/1/pages
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/documents/{foreign_paper}/versions/1/pages
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/documents/{paper}/versions/1/pages/1
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/documents/{foreign_paper}/versions/1/pages/1
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
# the journal as a file
/journal.csv
    GET  302 403 200 200 200 403 403 403 403 403 403 403 403 403
/journal.xlsx
    GET  302 403 200 200 200 403 403 403 403 403 403 403 403 403
# open work handed over: by its owner, an administrator; of who left, by those of the same scope
/handovers
    GET  302 200 200 200 200 200 200 200 200 200 200 200 200 200
/users/{agency}/handover
    GET  302 404 200 404 404 404 404 200 404 404 404 404 404 404
    POST 401 404 422 404 404 404 404 422 404 404 404 404 404 404
/users/{disabled}/handover
    GET  302 404 200 200 404 404 404 404 404 404 404 404 404 404
/handovers/{absent}/accept
    POST 401 404 404 404 404 404 404 404 404 404 404 404 404 404
/handovers/{handed}/accept
    POST 401 404 404 404 404 404 404 303 404 404 404 404 404 404
# what its user was typing
/drafts
    POST 401 422 422 422 422 422 422 422 422 422 422 422 422 422
/drafts/drop
    POST 401 303 303 303 303 303 303 303 303 303 303 303 303 303
"""
