"""Reads of the fund; amounts of people are given only to who may see them."""
