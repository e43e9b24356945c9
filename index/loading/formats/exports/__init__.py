"""Exports of press archives: one file, many reports, each with a head of labelled lines."""
