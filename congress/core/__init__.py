"""The bottom of the house: no Flask, no slice; rules, types and values that all share."""
