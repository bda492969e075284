"""Limits: what codes, areas and texts of visits look like at the doors."""

from marshmallow import validate

CODE = validate.Regexp(r"\A[0-9A-Za-z@_-]{1,40}\Z")
AREA = validate.Regexp(r"\A\d{9}(\d{3}([JZ]\d{3})?)?\Z")
WORDS, SUBJECT = validate.Length(min=1, max=500), validate.Length(min=1, max=80)
SUMMARY = validate.Length(min=1, max=1000)
