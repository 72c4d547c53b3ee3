"""The access table, who does what; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# who does what: for who sees the congress, counted over the plans in scope
/congresses/{congress}/duties
    GET  302 404 200 200 200 200 200 200 200 200 200 200 200 200
/congresses/{child_congress}/duties
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{foreign_congress}/duties
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
# an agency's sheet: its jobs come with the plans in scope; an empty one for itself and who watches
/congresses/{congress}/duties/{unit}
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/congresses/{congress}/duties/{ended}
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{congress}/duties/{absent}
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
/congresses/{child_congress}/duties/{unit}
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{foreign_congress}/duties/{unit}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/congresses/{congress}/duties/{unit}/print
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/congresses/{foreign_congress}/duties/{unit}/print
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/congresses/{congress}/duties/{unit}/sheet.pdf
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/congresses/{foreign_congress}/duties/{unit}/sheet.pdf
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/congresses/{congress}/duties/{unit}/sheet.docx
    GET  302 404 200 200 200 200 200 200 404 404 200 200 404 404
/congresses/{foreign_congress}/duties/{unit}/sheet.docx
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
"""
