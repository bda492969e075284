"""The record of an item as other systems write it: flat, under the names of the national exchange."""
