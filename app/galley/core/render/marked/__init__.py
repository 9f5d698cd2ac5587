"""The grammar of hexo-renderer-marked 7 (marked 15 with Hexo's own renderer)."""
