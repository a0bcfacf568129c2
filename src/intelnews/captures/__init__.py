"""Web captures: the records of WARC and ARC files, and the answers of servers in them."""
