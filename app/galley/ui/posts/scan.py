"""How far the scan is: a thin bar that can be stopped, and gone on with."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from galley.services.site import SiteService
from galley.ui.localized import fill
from galley.ui.widgets.small import ProgressLine, caption, tool_button


class ScanBar(QWidget):
    """Seen while many posts are read, after such a scan was stopped, and while the site's folder is gone."""

    def __init__(self, service: SiteService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self.text = caption()
        self.bar = ProgressLine(self.tr("Reading the posts"))
        self.stop = tool_button(
            "×", self.tr("Stop reading; what is read stays in the list"), service.stop_scan
        )
        self.resume = tool_button("↻", self.tr("Go on reading the posts"), service.rescan)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 6, 4)
        row.setSpacing(6)
        row.addWidget(self.text)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        row.addWidget(self.resume)
        service.opened.connect(lambda _site: self.hide())
        service.progress.connect(self._on_progress)
        service.scanned.connect(self._on_scanned)
        self.hide()

    def _on_progress(self, done: int, total: int) -> None:
        reading = self._service.scanning and done < total
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.text.setText(fill(self.tr("{0} of {1}"), done, total))
        self.bar.setVisible(reading)
        self.stop.setVisible(reading)
        self.resume.hide()
        self.setVisible(reading)

    def _on_scanned(self) -> None:
        stopped, away = self._service.scan_stopped, self._service.presence.away
        if away:
            self.text.setText(self.tr("The site's folder is gone."))
        else:
            self.text.setText(self.tr("Not all posts are read."))
        self.bar.hide()
        self.stop.hide()
        self.resume.setVisible(stopped and not away)
        self.setVisible(stopped or away)
