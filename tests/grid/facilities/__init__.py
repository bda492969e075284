"""Tests of facilities."""
