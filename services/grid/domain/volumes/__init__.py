"""Volumes: one per building 一栋一卷, one per grid 一片一档; generated, never typed."""
