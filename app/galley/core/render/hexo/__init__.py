"""What Hexo does to a post before and after its Markdown is rendered: code figures, tags, the fold."""
