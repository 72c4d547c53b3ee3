"""Finding things: one box over jobs, plans, papers, persons and units; saved views of lists."""
