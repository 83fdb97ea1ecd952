"""Words that people write in tables: prefixes of unit names, names of offices, of money."""

OFFICES = ("UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân")
"""Set aside in front of a unit's name."""

PREFIXES = (
    ("thị trấn", "thị trấn"),
    ("thị xã", "thị xã"),
    ("thành phố", "thành phố"),
    ("đặc khu", "đặc khu"),
    ("tt.", "thị trấn"),
    ("tx.", "thị xã"),
    ("tp.", "thành phố"),
    ("tt", "thị trấn"),
    ("tx", "thị xã"),
    ("tp", "thành phố"),
    ("tỉnh", "tỉnh"),
    ("huyện", "huyện"),
    ("phường", "phường"),
    ("xã", "xã"),
    ("h.", "huyện"),
    ("p.", "phường"),
    ("x.", "xã"),
)
"""How a unit's type is written in front of its name, longest first, and the type it means."""

FRAME_HEADS = {
    "no": ("no", "STT", "TT", "Số TT", "Số thứ tự"),
    "unit": ("unit", "Đơn vị", "Tên đơn vị", "Cơ quan, đơn vị", "Tên cơ quan"),
    "tier": ("tier", "Cấp"),
    "total": ("total", "Dòng cộng", "Dòng tổng"),
}
"""How people head the columns of a table that hold no figure."""

TIER_WORDS = {
    "all": ("all", "toàn địa bàn", "chung"),
    "province": ("province", "cấp tỉnh", "tỉnh"),
    "district": ("district", "cấp huyện", "huyện"),
    "commune": ("commune", "cấp xã", "xã"),
}
"""How people write a tier."""

TOTAL_WORDS = (
    "Tổng",
    "Cộng",
    "Tổng cộng",
    "Tổng số",
    "Toàn huyện",
    "Toàn tỉnh",
    "Toàn thị xã",
    "Toàn xã",
    "Σ",
)
"""What a total row may be called; it then means the report's whole area."""

VOWELS = "aăâeêioôơuưy"
"""The vowels, which bear the tone marks."""

LETTERS_OF_THEIR_OWN = "đĐ"
"""Letters that no mark makes of others."""

LOOKALIKES = (
    "АВЕКМНОРСТУХаеорсухіІЅѕјЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρÐðƉı",
    "ABEKMHOPCTYXaeopcyxiISsjJABEZHIKMNOPTYXaovpĐđĐi",
)
"""Letters of other alphabets, and the letters that they are taken for."""

PRINTED_PERIODS = (
    (r"tháng (?P<number>\d{1,2})(?: năm |[/-])(?P<year>\d{4})", "{year}-{number:02d}"),
    (r"quý (?P<number>\d|i{1,3}|iv)(?: năm |[/-])(?P<year>\d{4})", "{year}-q{number}"),
    (r"(?:6|sáu) tháng đầu năm (?P<year>\d{4})", "{year}-h1"),
    (r"(?:6|sáu) tháng cuối năm (?P<year>\d{4})", "{year}-h2"),
    (r"(?:9|chín) tháng(?: đầu)?(?: năm)? (?P<year>\d{4})", "{year}-9m"),
    (r"(?:cả )?năm (?P<year>\d{4})", "{year}"),
)
"""How papers print a month, quarter, half, nine months or year, and the id of that period."""

PRINTED_DAYS = r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})"
"""How papers print a day; two of them are the ends of a period."""

MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    *(
        f"{said}{gap}{number}"
        for number in range(12, 0, -1)
        for said in ("Thg", "Th", "Tháng")
        for gap in ("", " ")
    ),
    *(f"Thg{gap}{number:02d}" for number in range(9, 0, -1) for gap in ("", " ")),
)
"""How Excel shows the month of a date, in English and in Vietnamese."""

MONEY = ("đồng", "đ", "₫")
"""Written after an amount, longest first."""

REMOVED_WORDS = ("bỏ",)
"""Written as the new value of a figure that is not published any more."""
