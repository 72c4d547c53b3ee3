"""The access table, editing in the plan's table; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# cells, rows and places: who keeps the plan; a closed plan says so
/plans/{draft}/cells
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/plans/{draft}/rows
    POST 401 403 403 403 403 303 403 403 403 403 403 403 404 403
/plans/{submitted}/rows
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/plans/{draft}/renumber
    POST 401 403 403 403 403 303 403 403 403 403 403 403 404 403
/plans/{draft}/undo
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/plans/{draft}/redo
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/plans/{draft}/bulk
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/plans/{approved}/bulk
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/items/{draft_job}/move
    POST 401 403 403 403 403 303 403 403 403 403 403 403 404 403
"""
