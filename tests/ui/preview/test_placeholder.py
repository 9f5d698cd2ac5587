"""The picture that stands for an image which can't be shown."""

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from galley.ui.preview.placeholder import placeholder, shortened


@given(st.text(max_size=300), st.text(max_size=80))
def test_any_address_makes_a_well_formed_picture(address: str, note: str) -> None:
    ET.fromstring(placeholder(address, note))


@given(st.text(max_size=300))
def test_a_shortened_address_keeps_its_ends_and_its_width(address: str) -> None:
    short = shortened(address)
    assert len(short) <= max(len(address), 42)


def test_a_long_chinese_address_fits() -> None:
    short = shortened("https://example.com/" + "图片" * 60 + "/结尾.png")
    assert short.startswith("https://example.com/")
    assert short.endswith("结尾.png")
    assert "…" in short
