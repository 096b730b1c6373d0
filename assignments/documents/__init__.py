"""Printed sheets of people and work. They print what they are given and never calculate."""
