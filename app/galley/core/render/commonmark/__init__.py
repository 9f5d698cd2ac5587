"""The grammar of CommonMark 0.31.2 and GitHub's additions, with what Hugo's goldmark has beside them."""
