"""Answers drawn for people: tables, CSV."""
