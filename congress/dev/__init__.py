"""Demo data and the component catalogue; only the command line and the routes import it."""
