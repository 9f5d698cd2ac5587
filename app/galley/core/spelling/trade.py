"""Words of the trade that no dictionary has and every blog about its own making uses."""

_WORDS = """
Algolia AppImage Astro async backend backlink Baidu Bilibili blogger blogging blogroll Bootstrap Butterfly
changelog CLI Cloudflare CommonMark config Debian Disqus Docker Flatpak Fluid frontend frontmatter Galley
Gatsby Giscus Git Gitalk Gitee GitHub GitLab goldmark Hexo hotlink hotlinking Hugo Icarus JavaScript Jekyll
JSON KaTeX kramdown Kubernetes LaTeX Linux localhost macOS Markdown MathJax Mermaid metadata MkDocs
namespace Netlify NexT Nginx Node npm Nunjucks Pelican permalink permalinks pinyin plugin plugins pnpm pre-
commit Pygments PyPI Qt README repo repos RSS runtime Sass screenshot screenshots SEO slug slugs SQLite
stylesheet subdomain subfolder submodule symlink sync timestamp TOML toolchain TypeScript Ubuntu URL URLs
Valine Vercel Vite Vue Waline webhook WebP Webpack webpage webpages website websites WeChat Weibo whitelist
workflow workflows YAML YouTube Zhihu Zola
"""
# Names are often written small: hexo, github.
TRADE_WORDS = frozenset((*_WORDS.split(), *_WORDS.lower().split()))
