"""The 54 ethnic groups of the official list, and the names by which people write them.

A former or local name stands here only where it names one group: "Thổ", once said of several, is
the group of that name, and "Xá Lá Vàng" is nobody's.
"""

import re
from functools import cache

from congress.core.text import fold

KINH = "Kinh"
FOREIGN = "Người nước ngoài"

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (KINH, ("Việt",)),
    ("Tày", ("Ngạn", "Phén", "Thù Lao", "Pa Dí")),
    ("Thái", ("Thái Trắng", "Thái Đen", "Tày Khao", "Tày Đăm", "Tày Mười", "Pu Thay")),
    ("Hoa", ("Hán", "Triều Châu", "Phúc Kiến", "Quảng Đông", "Xạ Phang", "Xạ Phạng")),
    ("Khơ-me", ("Khmer", "Khơ Me Krôm", "Việt gốc Miên")),
    ("Mường", ("Mol", "Mual", "Ao Tá", "Ậu Tá")),
    ("Nùng", ("Nùng An", "Nùng Phàn Slình", "Phàn Sinh", "Nùng Cháo", "Nùng Lòi", "Nùng Inh")),
    ("Mông", ("H'Mông", "Hmông", "Hmong", "Mèo", "Na Miẻo", "Ná Mẻo", "Mông Hoa", "Mông Trắng")),
    ("Dao", ("Mán", "Dao Đỏ", "Dao Tiền", "Dao Lù Gang", "Lô Gang", "Dao Thanh Y", "Quần Chẹt")),
    ("Gia-rai", ("Jrai", "Giơ-rai", "Chơ-rai", "Gia Lai", "Jarai")),
    ("Ngái", ("Xín", "Đản", "Khách Gia")),
    ("Ê-đê", ("Ra-đê", "Rhadé", "Kpạ", "A-đham", "Mđhur", "Bih")),
    ("Ba-na", ("Bahnar", "Gơ-lar", "Rơ-ngao", "Giơ-lâng")),
    ("Xơ-đăng", ("Sedang", "Xê Đăng", "Xơ-teng", "Tơ-đrá", "Mơ-nâm", "Ca-dong", "Ha-lăng")),
    ("Sán Chay", ("Cao Lan", "Sán Chỉ", "Sán Chí", "Cao Lan - Sán Chỉ", "Hờn Bạn", "Sơn Tử")),
    ("Cơ-ho", ("K'Ho", "Kơ-ho", "Xrê", "Lạch", "Cơ-don")),
    ("Chăm", ("Chàm", "Chiêm Thành", "Hroi", "Chăm Hroi")),
    ("Sán Dìu", ("Sán Dẻo", "Sán Déo", "Trại Đất", "Mán Quần Cộc")),
    ("Hrê", ("Chăm Rê", "H're", "Krẹ")),
    ("Mnông", ("M'Nông", "Pnông", "Mơ-nông", "Preh", "Bu-đâng", "Gar", "Rơ-lam")),
    ("Ra-glai", ("Raglay", "Ra-clây", "Rắc Lây", "Noang", "La-oang")),
    ("Xtiêng", ("S'Tiêng", "Stiêng", "Xa-điêng", "Xơ Tiêng")),
    ("Bru - Vân Kiều", ("Bru", "Vân Kiều", "Măng Coong", "Khùa", "Pa Kô Vân Kiều")),
    ("Thổ", ("Kẹo", "Mọn", "Cuối", "Đan Lai", "Ly Hà", "Tày Poọng", "Tày Pọng")),
    ("Giáy", ("Nhắng", "Dẩng", "Pu Nà", "Cùi Chu")),
    ("Cơ-tu", ("Ka-tu", "Ca-tu", "Katu", "Phương")),
    ("Gié - Triêng", ("Gié", "Triêng", "Giẻ Triêng", "Dẻ Triêng", "Ta-riêng", "Ve")),
    ("Mạ", ("Châu Mạ", "Mạ Ngăn", "Mạ Xốp", "Mạ Tô")),
    ("Khơ-mú", ("Khmu", "Kh'mú", "Khơ Mụ", "Xá Cẩu", "Pu Thênh", "Tày Hay")),
    ("Co", ("Cor", "Kor", "Cùa", "Trầu")),
    ("Tà-ôi", ("Ta Oi", "Tôi-ôi", "Pa-cô", "Pa Kô", "Pa-hy", "Ba-hi")),
    ("Chơ-ro", ("Châu Ro", "Chrau", "Dơ-ro")),
    ("Kháng", ("Xá Súa", "Xá Dón", "Quảng Lâm")),
    ("Xinh-mun", ("Xinh Mul", "Sinh Mun", "Puộc", "Pụa")),
    ("Hà Nhì", ("U Ní", "Hà Nhì Đen", "Hà Nhì Hoa")),
    ("Chu-ru", ("Chơ-ru", "Churu")),
    ("Lào", ("Lào Bốc", "Lào Nọi")),
    ("La Chí", ("Cù Tê", "La Quả")),
    ("La Ha", ("Khlá Phlạo",)),
    ("Phù Lá", ("Bồ Khô Pạ", "Xá Phó", "Va Xơ")),
    ("La Hủ", ("Khù Xung", "Cò Xung", "Khả Quy", "Pu Đang")),
    ("Lự", ("Lừ", "Nhuồn", "Duôn")),
    ("Lô Lô", ("Lô Lô Hoa", "Lô Lô Đen")),
    ("Chứt", ("Sách", "Mày", "Rục", "Mã Liềng", "A-rem")),
    ("Mảng", ("Mảng Ư",)),
    ("Pà Thẻn", ("Pà Hưng", "Pa Thẻn")),
    ("Cơ Lao", ("Cờ Lao", "Kơ Lao")),
    ("Cống", ("Xắm Khống", "Mấng Nhé", "Xá Xeng")),
    ("Bố Y", ("Chủng Chá", "Trọng Gia", "Tu Dí", "Tu Dìn")),
    ("Si La", ("Cù Dề Xừ", "Khả Pẻ")),
    ("Pu Péo", ("Ka Bèo", "Pen Ti Lô Lô")),
    ("Brâu", ("Brao",)),
    ("Ơ-đu", ("Tày Hạt", "Ơ Đu")),
    ("Rơ-măm", ("Rơ Măm",)),
)
NAMES = tuple(name for name, _ in GROUPS)
CHOICES = (*NAMES, FOREIGN)
MINORITIES = tuple(name for name in NAMES if name != KINH)

_PREFIX = re.compile(r"^(?:dan toc|nguoi|dt)\b[\s:.]*")
_OTHER = re.compile(r"[\W_]+")


def find(text: str) -> str | None:
    """Return the official name of an ethnic group, however it is written; None when unknown.

    Diacritics, case, hyphens, apostrophes and a leading "dân tộc" or "người" do not matter.
    """
    key = _OTHER.sub("", fold(text))
    known = _known()
    if key in known:
        return known[key]
    return known.get(_OTHER.sub("", _PREFIX.sub("", fold(text), count=1)))


@cache
def _known() -> dict[str, str]:
    """Names by their letters; an official name wins over another group's other name."""
    known = {_OTHER.sub("", fold(FOREIGN)): FOREIGN}
    for name, others in GROUPS:
        for other in others:
            known.setdefault(_OTHER.sub("", fold(other)), name)
    return known | {_OTHER.sub("", fold(name)): name for name in NAMES}
