"""Payroll's pages, one noun a file."""
