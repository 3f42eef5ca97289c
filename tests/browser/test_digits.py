"""Numbers in the digits that a reader of Arabic chooses, on the page, on the map and in the address."""

import re

from playwright.sync_api import expect

from tests.serving import Visit


def test_a_reader_of_arabic_chooses_the_digits_and_the_address_keeps_them(desk: Visit) -> None:
    page = desk.open("?lang=ar").page
    expect(page.locator("#number-events")).to_contain_text("16 حدثًا")
    page.get_by_role("radio", name="١٢٣").click()
    expect(page.locator("#number-events")).to_contain_text("١٦ حدثًا")
    expect(page).to_have_url(re.compile("lang=ar-u-nu-arab"))
    expect(page.frame_locator("iframe.cm-map").locator("#cm-counts")).to_contain_text("١٦")
    expect(page.locator("html")).to_have_attribute("lang", "ar")


def test_an_address_with_arabic_digits_opens_so_elsewhere(desk: Visit) -> None:
    page = desk.open("?lang=ar-u-nu-arab").page
    expect(page.locator("#number-events")).to_contain_text("١٦ حدثًا")
    expect(page.locator(".cm-table tbody")).to_contain_text("كانون الثاني ٢٠١٨")
    expect(page.get_by_role("radio", name="١٢٣")).to_be_checked()
    page.get_by_role("radio", name="English").click()
    expect(page.locator("#number-events")).to_have_text("16 of 16 events")
    expect(page.get_by_role("radio", name="١٢٣")).to_have_count(0)
