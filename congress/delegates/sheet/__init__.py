"""The roster as a sheet: its columns, how rows are read, what an import would do."""
