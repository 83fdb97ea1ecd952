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

MONEY = ("đồng", "đ", "₫")
"""Written after an amount, longest first."""
