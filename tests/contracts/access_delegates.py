"""The access table, delegates; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# a roster: whole for those over its congress, its own for a unit; no post of an agency reads it
/congresses/{congress}/delegates
    GET  302 404 200 200 200 200 200 404 200 200 200 200 200 404
/congresses/{child_congress}/delegates
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{foreign_congress}/delegates
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
# the empty form holds nobody
/congresses/{child_congress}/delegates/template.xlsx
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
# opened and taken out by who needs what is sensitive
/congresses/{congress}/delegates/open
    POST 401 404 403 303 403 403 403 404 303 303 403 403 403 404
/congresses/{child_congress}/delegates/open
    POST 401 404 403 303 403 404 404 404 303 303 403 403 404 404
/congresses/{foreign_congress}/delegates/open
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/congresses/{congress}/delegates/print
    GET  302 404 403 200 403 403 403 404 200 200 403 403 403 404
/congresses/{child_congress}/delegates/print
    GET  302 404 403 200 403 404 404 404 200 200 403 403 404 404
/congresses/{child_congress}/delegates.xlsx
    GET  302 404 403 303 403 404 404 404 303 303 403 403 404 404
/congresses/{child_congress}/delegates.pdf
    GET  302 404 403 303 403 404 404 404 303 303 403 403 404 404
/congresses/{child_congress}/delegates.docx
    GET  302 404 403 303 403 404 404 404 303 303 403 403 404 404
/congresses/{congress}/delegates.xlsx
    GET  302 404 403 303 403 403 403 404 303 303 403 403 403 404
/congresses/{foreign_congress}/delegates.xlsx
    GET  302 404 403 404 404 404 404 404 404 404 404 404 404 404
# written by the standing agency of the congress, and by each unit for itself
/congresses/{congress}/delegates/new
    GET  302 404 403 200 403 403 403 404 200 403 403 403 403 404
    POST 401 404 403 422 403 403 403 404 422 403 403 403 403 404
/congresses/{child_congress}/delegates/new
    GET  302 404 403 403 403 404 404 404 200 403 403 403 404 404
    POST 401 404 403 403 403 404 404 404 422 403 403 403 404 404
/congresses/{foreign_congress}/delegates/new
    GET  302 404 403 404 404 404 404 404 404 404 404 404 404 404
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/congresses/{congress}/delegates/paste
    GET  302 404 403 200 403 403 403 404 200 403 403 403 403 404
    POST 401 404 403 422 403 403 403 404 422 403 403 403 403 404
/congresses/{child_congress}/delegates/paste
    GET  302 404 403 403 403 404 404 404 200 403 403 403 404 404
    POST 401 404 403 403 403 404 404 404 422 403 403 403 404 404
/congresses/{foreign_congress}/delegates/paste
    GET  302 404 403 404 404 404 404 404 404 404 404 404 404 404
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/congresses/{congress}/delegates/import
    GET  302 404 403 200 403 403 403 404 200 403 403 403 403 404
    POST 401 404 403 422 403 403 403 404 422 403 403 403 403 404
/congresses/{child_congress}/delegates/import
    GET  302 404 403 403 403 404 404 404 200 403 403 403 404 404
    POST 401 404 403 403 403 404 404 404 422 403 403 403 404 404
/congresses/{foreign_congress}/delegates/import
    GET  302 404 403 404 404 404 404 404 404 404 404 404 404 404
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/congresses/{congress}/delegates/removed
    GET  302 404 403 200 403 403 403 404 200 403 403 403 403 404
/congresses/{child_congress}/delegates/removed
    GET  302 404 403 403 403 404 404 404 200 403 403 403 404 404
/delegates/{delegate}
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/delegates/{sent_delegate}
    GET  302 404 200 200 200 200 200 404 200 200 200 200 200 404
/delegates/{other_delegate}
    GET  302 404 200 200 200 200 200 404 404 404 200 200 200 404
/delegates/{foreign_delegate}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/delegates/{delegate}/edit
    GET  302 404 403 403 403 404 404 404 200 403 403 403 404 404
    POST 401 404 403 403 403 404 404 404 409 403 403 403 404 404
/delegates/{sent_delegate}/edit
    GET  302 404 403 200 403 403 403 404 200 403 403 403 403 404
    POST 401 404 403 409 403 403 403 404 409 403 403 403 403 404
/delegates/{other_delegate}/edit
    GET  302 404 403 200 403 403 403 404 404 404 403 403 403 404
    POST 401 404 403 409 403 403 403 404 404 404 403 403 403 404
/delegates/{foreign_delegate}/edit
    GET  302 404 403 404 404 404 404 404 404 404 404 404 404 404
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/delegates/{absent}/edit
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
    POST 401 404 404 404 404 404 404 404 404 404 404 404 404 404
/delegates/{delegate}/remove
    GET  302 404 403 403 403 404 404 404 200 403 403 403 404 404
    POST 401 404 403 403 403 404 404 404 303 403 403 403 404 404
/delegates/{sent_delegate}/remove
    GET  302 404 403 200 403 403 403 404 200 403 403 403 403 404
    POST 401 404 403 303 403 403 403 404 303 403 403 403 403 404
/delegates/{other_delegate}/remove
    GET  302 404 403 200 403 403 403 404 404 404 403 403 403 404
    POST 401 404 403 303 403 403 403 404 404 404 403 403 403 404
/delegates/{foreign_delegate}/remove
    GET  302 404 403 404 404 404 404 404 404 404 404 404 404 404
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/delegates/{delegate}/restore
    POST 401 404 403 403 403 404 404 404 303 403 403 403 404 404
/delegates/{other_delegate}/restore
    POST 401 404 403 303 403 403 403 404 404 404 403 403 403 404
/delegates/{foreign_delegate}/restore
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
# an import of the whole roster is not a unit's own to see or take back
/rosters/{roster}
    GET  302 404 403 303 403 403 403 404 404 404 403 403 403 404
/rosters/{child_roster}
    GET  302 404 403 403 403 404 404 404 303 403 403 403 404 404
/rosters/{foreign_roster}
    GET  302 404 403 404 404 404 404 404 404 404 404 404 404 404
/rosters/{roster}/commit
    POST 401 404 403 303 403 403 403 404 404 404 403 403 403 404
/rosters/{child_roster}/commit
    POST 401 404 403 403 403 404 404 404 303 403 403 403 404 404
/rosters/{foreign_roster}/commit
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
# cells are mended and columns named by who writes what the import brings in
/rosters/{roster}/mend
    POST 401 404 403 303 403 403 403 404 404 404 403 403 403 404
/rosters/{child_roster}/mend
    POST 401 404 403 403 403 404 404 404 303 403 403 403 404 404
/rosters/{foreign_roster}/mend
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/rosters/{roster}/columns
    POST 401 404 403 303 403 403 403 404 404 404 403 403 403 404
/rosters/{child_roster}/columns
    POST 401 404 403 403 403 404 404 404 303 403 403 403 404 404
/rosters/{foreign_roster}/columns
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/rosters/{roster}/undo
    POST 401 404 403 422 403 403 403 404 404 404 403 403 403 404
/rosters/{child_roster}/undo
    POST 401 404 403 403 403 404 404 404 422 403 403 403 404 404
/rosters/{foreign_roster}/undo
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
# allocations and groups, by who writes the whole roster
/congresses/{congress}/allocation
    GET  302 404 200 200 200 200 200 404 200 200 200 200 200 404
/congresses/{child_congress}/allocation
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{foreign_congress}/allocation
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/congresses/{congress}/allocation/new
    GET  302 404 403 200 403 403 403 404 403 403 403 403 403 404
    POST 401 404 403 422 403 403 403 404 403 403 403 403 403 404
/congresses/{child_congress}/allocation/new
    GET  302 404 403 403 403 404 404 404 200 403 403 403 404 404
    POST 401 404 403 403 403 404 404 404 422 403 403 403 404 404
/congresses/{congress}/allocation/groups
    GET  302 404 403 200 403 403 403 404 403 403 403 403 403 404
    POST 401 404 403 303 403 403 403 404 403 403 403 403 403 404
/congresses/{child_congress}/allocation/groups
    GET  302 404 403 403 403 404 404 404 200 403 403 403 404 404
    POST 401 404 403 403 403 404 404 404 303 403 403 403 404 404
/congresses/{foreign_congress}/allocation/groups
    GET  302 404 403 404 404 404 404 404 404 404 404 404 404 404
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/allocations/{allocation}/edit
    GET  302 404 403 200 403 403 403 404 404 404 403 403 403 404
    POST 401 404 403 409 403 403 403 404 404 404 403 403 403 404
/allocations/{child_allocation}/edit
    GET  302 404 403 403 403 404 404 404 200 403 403 403 404 404
    POST 401 404 403 403 403 404 404 404 409 403 403 403 404 404
/allocations/{foreign_allocation}/edit
    GET  302 404 403 404 404 404 404 404 404 404 404 404 404 404
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
/allocations/{allocation}/remove
    POST 401 404 403 303 403 403 403 404 404 404 403 403 403 404
/allocations/{child_allocation}/remove
    POST 401 404 403 403 403 404 404 404 303 403 403 403 404 404
/allocations/{foreign_allocation}/remove
    POST 401 404 403 404 404 404 404 404 404 404 404 404 404 404
"""
