"""Tests of where batches run."""
