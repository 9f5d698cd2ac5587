"""Hexo's tags as they are written; ``|`` is where the author goes on."""

HEXO_TAGS = {
    "asset_img": "{% asset_img | %}",
    "asset_link": "{% asset_link | %}",
    "asset_path": "{% asset_path | %}",
    "blockquote": "{% blockquote %}\n|\n{% endblockquote %}",
    "codeblock": "{% codeblock lang:| %}\n{% endcodeblock %}",
    "gist": "{% gist | %}",
    "iframe": "{% iframe | %}",
    "img": "{% img | %}",
    "include_code": "{% include_code | %}",
    "jsfiddle": "{% jsfiddle | %}",
    "link": "{% link | %}",
    "post_link": "{% post_link | %}",
    "post_path": "{% post_path | %}",
    "pullquote": "{% pullquote %}\n|\n{% endpullquote %}",
    "raw": "{% raw %}\n|\n{% endraw %}",
    "url_for": "{% url_for | %}",
    "vimeo": "{% vimeo | %}",
    "youtube": "{% youtube | %}",
}
"""Those that come with Hexo 8."""

THEME_TAGS = {
    "btn": "{% btn | %}",
    "gallery": "{% gallery %}\n|\n{% endgallery %}",
    "hideToggle": "{% hideToggle | %}\n{% endhideToggle %}",
    "mermaid": "{% mermaid %}\n|\n{% endmermaid %}",
    "note": "{% note info %}\n|\n{% endnote %}",
    "tabs": "{% tabs | %}\n<!-- tab -->\n\n<!-- endtab -->\n{% endtabs %}",
    "timeline": "{% timeline | %}\n{% endtimeline %}",
}
"""Those that the themes Butterfly and NexT share or are known for."""
