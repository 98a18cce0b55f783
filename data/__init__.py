"""Shipped data: stand-off records of five real plans, and sample plans written for the project."""
