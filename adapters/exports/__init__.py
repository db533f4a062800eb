"""Reports as files to take away: CSV, XLSX, HTML and JSON. They know no language: every text comes worded."""
