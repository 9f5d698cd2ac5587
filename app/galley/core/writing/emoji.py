"""Emoji by name: the names that Unicode gives them, and the short words that authors know."""

import unicodedata
from functools import cache

_RANGES = ((0x1F300, 0x1F5FF), (0x1F600, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1FAFF), (0x2600, 0x27BF))
_WORDS = {
    "smile": "😄", "laughing": "😆", "joy": "😂", "rofl": "🤣", "wink": "😉",
    "heart_eyes": "😍", "cry": "😢", "sob": "😭", "angry": "😠", "thinking": "🤔",
    "cool": "😎", "sweat_smile": "😅", "thumbsup": "👍", "+1": "👍", "thumbsdown": "👎",
    "clap": "👏", "pray": "🙏", "muscle": "💪", "ok_hand": "👌", "wave": "👋",
    "point_right": "👉", "point_down": "👇", "point_left": "👈", "point_up": "👆",
    "heart": "❤️", "star": "⭐", "fire": "🔥", "tada": "🎉", "rocket": "🚀",
    "bulb": "💡", "warning": "⚠️", "x": "❌", "check": "✅", "memo": "📝", "book": "📖",
    "books": "📚", "link": "🔗", "gift": "🎁", "eyes": "👀", "100": "💯", "zap": "⚡",
    "bug": "🐛", "sparkles": "✨", "coffee": "☕", "computer": "💻", "phone": "📱",
    "mail": "📧", "camera": "📷", "calendar": "📅", "chart": "📈", "key": "🔑",
    "lock": "🔒", "pin": "📌", "question": "❓", "money": "💰", "笑": "😄", "大笑": "😆",
    "笑哭": "😂", "哭": "😭", "赞": "👍", "点赞": "👍", "鼓掌": "👏", "加油": "💪", "爱心": "❤️",
    "心": "❤️", "星": "⭐", "火": "🔥", "火箭": "🚀", "灯泡": "💡", "警告": "⚠️", "庆祝": "🎉",
    "礼物": "🎁", "书": "📖", "右": "👉", "下": "👇", "对": "✅", "错": "❌", "思考": "🤔",
    "咖啡": "☕", "电脑": "💻", "手机": "📱", "钱": "💰", "锁": "🔒", "钥匙": "🔑", "日历": "📅",
    "图表": "📈", "谢谢": "🙏", "再见": "👋", "眼睛": "👀", "闪光": "✨", "图钉": "📌",
}  # fmt: skip


@cache
def _names() -> tuple[tuple[str, str], ...]:
    found = list(_WORDS.items())
    for first, last in _RANGES:
        for code in range(first, last + 1):
            name = unicodedata.name(chr(code), "")
            if name and unicodedata.category(chr(code)) == "So":
                found.append((name.lower().replace(" ", "_").replace("-", "_"), chr(code)))
    return tuple(found)


def emoji_named(word: str, most: int = 50) -> list[tuple[str, str]]:
    """Return (name, character) of those whose name begins with ``word``, then with such a word."""
    begin: list[tuple[str, str]] = []
    inside: list[tuple[str, str]] = []
    for name, character in _names():
        if name.startswith(word):
            begin.append((name, character))
        elif f"_{word}" in name:
            inside.append((name, character))
    one_each: dict[str, str] = {}
    for name, character in begin + inside:
        one_each.setdefault(character, name)
    return [(name, character) for character, name in list(one_each.items())[:most]]
