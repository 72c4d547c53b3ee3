"""The access table, bringing rows into a plan; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# an import is undone by who writes its plan
/imports/{batch}/undo
    POST 401 403 403 403 403 422 403 403 403 403 403 403 404 403
/imports/{foreign_batch}/undo
    POST 401 403 403 404 403 404 403 403 403 403 403 403 404 403
"""
