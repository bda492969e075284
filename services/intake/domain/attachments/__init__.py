"""Attachments: what is kept beside a case: photographs and papers."""
