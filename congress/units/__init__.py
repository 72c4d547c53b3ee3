"""Administrative units and agencies: levels, parents, names in time, aliases."""
