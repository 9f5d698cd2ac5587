"""Wavy lines under what is wrong in the text, and ticks for them in the scroll bar."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextDocument

from galley.core.checks import Finding, Severity
from galley.services.qttext import utf16_length
from galley.ui.editor.marks import Marks, Span
from galley.ui.theme import Colors

LAYERS = {Severity.WARNING: "warnings", Severity.ERROR: "errors"}


def show_marks(
    marks: Marks, findings: Sequence[Finding], text: str, document: QTextDocument, colors: Colors
) -> None:
    """Mark the findings about ``text``, which is what ``document`` holds."""
    for severity, layer in LAYERS.items():
        spans = [span_of(each, text, document) for each in findings if each.severity is severity]
        color = QColor(colors.accent if severity is Severity.ERROR else colors.warning)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(color)
        marks.show(layer, sorted(spans), look, color)


def clear_marks(marks: Marks) -> None:
    for layer in LAYERS.values():
        marks.clear(layer)


def span_of(finding: Finding, text: str, document: QTextDocument) -> Span:
    """The finding's stretch in the units that Qt counts."""
    block = document.findBlockByNumber(finding.line - 1)
    start = block.position() + utf16_length(text[finding.start - finding.column + 1 : finding.start])
    return start, start + max(1, utf16_length(text[finding.start : finding.end]))
