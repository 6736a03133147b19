"""Tests of `tocsin.exchange.misp`, a module each."""
