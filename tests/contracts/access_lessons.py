"""The access table, lessons and samples of a pilot; access_table.py says how to read it."""

TABLE = """
#        anon out adm sta ste sec mem agy dof dle ins obs se2 ag2
# the lessons of a parent: for who watches its children
/congresses/{congress}/lessons
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{child_congress}/lessons
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/congresses/{foreign_congress}/lessons
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/congresses/{congress}/lessons/print
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{congress}/lessons/pages
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{congress}/lessons/pages/1
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{congress}/lessons.pdf
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/congresses/{congress}/lessons.docx
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
# written by who guides the children; a draft is seen by nobody else
/congresses/{congress}/lessons/new
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/congresses/{foreign_congress}/lessons/new
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/lessons/{lesson}
    GET  302 404 200 200 200 404 404 404 404 404 200 200 404 404
/lessons/{draft_lesson}
    GET  302 404 404 200 404 404 404 404 404 404 404 404 404 404
/lessons/{foreign_lesson}
    GET  302 404 200 404 404 404 404 404 404 404 404 404 404 404
/lessons/{draft_lesson}/edit
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 409 403 403 403 403 403 403 403 403 403 403
/lessons/{foreign_lesson}/edit
    GET  302 403 403 404 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/lessons/{draft_lesson}/remove
    GET  302 403 403 200 403 403 403 403 403 403 403 403 403 403
    POST 401 403 403 422 403 403 403 403 403 403 403 403 403 403
/lessons/{foreign_lesson}/remove
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/lessons/{gone_lesson}
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
/lessons/{gone_lesson}/restore
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
/lessons/{foreign_lesson}/restore
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
/congresses/{congress}/lessons/publish
    POST 401 403 403 303 403 403 403 403 403 403 403 403 403 403
/congresses/{foreign_congress}/lessons/publish
    POST 401 403 403 404 403 403 403 403 403 403 403 403 403 403
# answered by the officer of the child; not for the pilot, and no draft
/congresses/{child_congress}/lessons/{lesson}/answer
    GET  302 403 403 403 403 403 403 403 200 403 403 403 403 403
    POST 401 403 403 403 403 403 403 403 422 403 403 403 403 403
/congresses/{child_congress}/lessons/{draft_lesson}/answer
    GET  302 403 403 403 403 403 403 403 404 403 403 403 403 403
    POST 401 403 403 403 403 403 403 403 404 403 403 403 403 403
/congresses/{other_child}/lessons/{lesson}/answer
    GET  302 403 403 403 403 403 403 403 404 403 403 403 403 403
    POST 401 403 403 403 403 403 403 403 404 403 403 403 403 403
# a sample: through a child that the actor sees; the pilot's own pages stay shut
/congresses/{child_congress}/milestones/{rung}/samples/{other_child}
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{other_child}/milestones/{rung}/samples/{other_child}
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
/congresses/{child_congress}/milestones/{absent}/samples/{other_child}
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
# a child's own copy, for who sees the child; nothing was published to the pilot
/congresses/{child_congress}/lessons/copy
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{child_congress}/lessons/copy/pages
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{child_congress}/lessons/copy/pages/1
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{child_congress}/lessons/copy.pdf
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{child_congress}/lessons/copy.docx
    GET  302 404 200 200 200 404 404 404 200 200 200 200 404 404
/congresses/{other_child}/lessons/copy
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
/congresses/{other_child}/lessons/copy/pages
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
/congresses/{other_child}/lessons/copy/pages/1
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
/congresses/{other_child}/lessons/copy.pdf
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
/congresses/{other_child}/lessons/copy.docx
    GET  302 404 404 404 404 404 404 404 404 404 404 404 404 404
"""
