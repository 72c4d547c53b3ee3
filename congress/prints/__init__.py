"""Long prints as jobs: asked for on a page, made by the print worker, fetched when done."""
