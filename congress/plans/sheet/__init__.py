"""The plan as a sheet: its columns, reading a file into a plan of changes, writing one."""
