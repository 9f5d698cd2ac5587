"""What is seen and changed across a whole site: replace, tags and categories, addresses."""
