"""What can be measured of single neurons."""
