"""The access table, what was removed; access_table.py says how to read it."""

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
"""
