"""Purchased projects: what the street buys of social-work organisations, and how it is judged and paid."""
