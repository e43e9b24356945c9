"""What things cost, measured beside what they would cost otherwise. Run one with `python -m benchmarks.NAME`."""
