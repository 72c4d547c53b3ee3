"""Sheets of rows: declared once, written as xlsx or csv, read from any spreadsheet."""
