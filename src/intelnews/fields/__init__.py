"""Value normalisers: dates, names, addresses and labels as sources write them, made into values.

Nothing here raises on bad content. A text that holds no date, name or address gives ``None`` or an
empty tuple, because a missing value is better than an invented one.
"""
