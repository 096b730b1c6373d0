"""Days: their record, today, and days run on paper."""
