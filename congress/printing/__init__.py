"""Official papers: one Paper value, rendered as PDF and as DOCX; knows no slice."""
