"""What may be done with forms, periods, reports and locks."""
