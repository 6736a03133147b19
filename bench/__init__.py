"""Benches: cases, peers, and the gate whose floors only rise."""
