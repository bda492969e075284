"""Tests of visits and their plans."""
