"""The form above the editor: the header's keys as fields of their types."""

from galley.ui.properties.form import PropertiesForm

__all__ = ["PropertiesForm"]
