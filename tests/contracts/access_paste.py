"""The access table, pasting rows into a plan; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# rows are pasted into a draft by who writes it
/plans/{draft}/paste
    GET  302 403 403 403 403 200 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/plans/{approved}/paste
    GET  302 403 403 403 403 422 403 403 403 403 403 403 404 403
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/plans/{other_draft}/paste
    GET  302 403 403 403 403 404 403 403 403 403 403 403 200 403
    POST 401 403 403 403 403 404 403 403 403 403 403 403 422 403
/plans/{foreign}/paste
    GET  302 403 403 404 403 404 403 403 403 403 403 403 404 403
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
# cells are mended and columns named by who writes the plan; another preview's form is shown anew
/imports/{batch}/mend
    POST 401 403 403 403 403 409 403 403 403 403 403 403 404 403
/imports/{foreign_batch}/mend
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
/imports/{batch}/columns
    POST 401 403 403 403 403 303 403 403 403 403 403 403 404 403
/imports/{foreign_batch}/columns
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
"""
