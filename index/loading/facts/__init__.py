"""What is known of a report and how: title, outlet, author, dates, dateline, credits, language; stated with the line,
inferred with the reason, or absent. `metadata` asks the other files in order.
"""
