"""The columns of a roster, for import, export and the empty form; their order does not matter."""

from congress.delegates.models import DelegateKind
from congress.delegates.rules.groups import CHOICES
from congress.delegates.rules.reading import HONOURS, KIND_WORDS, SEX_WORDS
from congress.sheets.sheet import Column, Sheet

NUMBER, NAME, BIRTH, SEX = "number", "full_name", "birth", "sex"
ETHNIC, RELIGION, PARTY, UNION = "ethnic", "religion", "is_party", "is_union"
EDUCATION, PROFESSION, THEORY = "education", "profession", "theory"
OCCUPATION, SECTOR, AGENCY = "occupation", "sector", "agency"
KIND, HONOUR, COMMENDATION = "kind", "honours", "commendation"
SENDER, NOTE, ID, VERSION = "sender", "note", "id", "version"
MALE, FEMALE = "male", "female"

TEXTS = (RELIGION, EDUCATION, PROFESSION, THEORY, OCCUPATION, SECTOR, AGENCY, COMMENDATION, NOTE)
SENSITIVE = (ETHNIC, RELIGION, PARTY, UNION)

_COLUMNS = (
    Column(NUMBER, "TT", ("STT", "Số TT", "Số thứ tự"), 6, "number_label", limit=20),
    Column(
        NAME,
        "Họ và tên",
        ("Họ tên", "Họ, tên", "Họ và tên đại biểu", "Họ tên đại biểu", "Tên đại biểu"),
        26,
        required=True,
        multiline=False,
        limit=300,
    ),
    Column(
        BIRTH,
        "Năm sinh",
        (
            "Ngày sinh",
            "Ngày, tháng, năm sinh",
            "Ngày tháng năm sinh",
            "Sinh năm",
            "Năm sinh (hoặc ngày sinh)",
        ),
        14,
        multiline=False,
        limit=60,
        align="center",
    ),
    Column(
        SEX,
        "Giới tính",
        ("Nam, nữ", "Nam/nữ", "Giới"),
        10,
        "choice",
        multiline=False,
        limit=60,
        choices=tuple(SEX_WORDS.values()),
        align="center",
    ),
    Column(
        ETHNIC,
        "Dân tộc",
        ("Thành phần dân tộc", "DT"),
        14,
        "choice",
        multiline=False,
        limit=100,
        choices=CHOICES,
    ),
    Column(RELIGION, "Tôn giáo", (), 14, multiline=False, limit=100),
    Column(
        PARTY,
        "Đảng viên",
        ("Là đảng viên", "Đảng viên ĐCSVN", "Ngày vào Đảng", "Đảng"),
        10,
        "choice",
        multiline=False,
        limit=60,
        choices=("x", "không"),
        align="center",
    ),
    Column(
        UNION,
        "Đoàn viên",
        ("Đoàn viên TNCS", "Đoàn viên TNCS Hồ Chí Minh", "Là đoàn viên", "Đoàn"),
        10,
        "choice",
        multiline=False,
        limit=60,
        choices=("x", "không"),
        align="center",
    ),
    Column(
        EDUCATION,
        "Trình độ văn hóa",
        ("Văn hóa", "Trình độ học vấn", "Học vấn", "Trình độ GDPT", "Trình độ phổ thông"),
        12,
        multiline=False,
        limit=300,
        align="center",
    ),
    Column(
        PROFESSION,
        "Trình độ chuyên môn",
        ("Chuyên môn", "Chuyên môn nghiệp vụ", "Trình độ chuyên môn nghiệp vụ", "Trình độ CM"),
        18,
        limit=300,
    ),
    Column(
        THEORY,
        "Lý luận chính trị",
        ("Trình độ lý luận chính trị", "Trình độ chính trị", "LLCT", "Chính trị"),
        14,
        limit=300,
    ),
    Column(OCCUPATION, "Nghề nghiệp", ("Nghề nghiệp hiện nay", "Công việc"), 18, limit=300),
    Column(
        SECTOR,
        "Lĩnh vực",
        ("Ngành, lĩnh vực", "Khối", "Khối, lĩnh vực", "Lĩnh vực công tác"),
        16,
        limit=300,
        choices=(
            "Đảng",
            "Nhà nước",
            "MTTQ và đoàn thể",
            "Lực lượng vũ trang",
            "Sự nghiệp",
            "Sản xuất, kinh doanh",
            "Nông dân",
            "Học sinh, sinh viên",
        ),
    ),
    Column(
        AGENCY,
        "Chức vụ, đơn vị công tác",
        (
            "Cơ quan công tác",
            "Đơn vị công tác",
            "Chức vụ, cơ quan",
            "Chức vụ, nơi công tác",
            "Nơi công tác",
            "Chức danh, đơn vị công tác",
            "Chức vụ, đơn vị công tác hoặc nơi ở",
            "Địa chỉ",
            "Nơi ở",
        ),
        30,
        limit=1000,
    ),
    Column(
        KIND,
        "Loại đại biểu",
        ("Loại", "Thành phần đại biểu", "Diện đại biểu", "Hình thức", "Đại biểu"),
        14,
        "choice",
        multiline=False,
        limit=60,
        choices=tuple(KIND_WORDS[kind] for kind in DelegateKind),
    ),
    Column(
        HONOUR,
        "Người có uy tín, già làng, trưởng thôn",
        ("Người có uy tín", "Già làng, trưởng thôn, người có uy tín", "Uy tín", "NCUT"),
        18,
        limit=300,
        choices=tuple(words for _, words, _ in HONOURS),
    ),
    Column(
        COMMENDATION,
        "Khen thưởng",
        ("Hình thức khen thưởng", "Hình thức khen thưởng đã được", "Khen thưởng đã được"),
        22,
        limit=1000,
    ),
    Column(
        SENDER,
        "Đơn vị cử",
        ("Đơn vị", "Đơn vị bầu", "Đơn vị chọn cử", "Cơ quan cử", "Đoàn đại biểu", "Đoàn"),
        24,
        multiline=False,
        limit=300,
    ),
    Column(NOTE, "Ghi chú", ("Chú thích", "Lưu ý"), 18, limit=1000),
    Column(ID, "Mã dòng", ("ID",), 8, "id", hidden=True, limit=20),
    Column(VERSION, "Phiên bản", (), 8, "version", hidden=True, limit=20),
)
# Forms with one column for each sex hold the year of birth, or a tick, under "Nam" or "Nữ".
_BY_SEX = (
    Column(MALE, "Nam", ("Nam sinh năm", "Năm sinh nam"), 10, multiline=False, limit=60),
    Column(FEMALE, "Nữ", ("Nữ sinh năm", "Năm sinh nữ"), 10, multiline=False, limit=60),
)
_NAME = "Danh sách đại biểu"

ROSTER_SHEET = Sheet(
    name=_NAME, title=_NAME, columns=_COLUMNS, group_column=NAME, number_column=NUMBER
)
READ_SHEET = Sheet(
    name=_NAME,
    title=_NAME,
    columns=(*_COLUMNS[:2], *_BY_SEX, *_COLUMNS[2:]),
    group_column=NAME,
    number_column=NUMBER,
)
GUIDE = (
    "Mỗi đại biểu một dòng. Chỉ cột “Họ và tên” là bắt buộc; cột đứng thứ tự nào cũng được.",
    "Năm sinh viết 1985 hoặc 12/3/1985. Biểu có cột “Nam”, “Nữ” ghi năm sinh cũng đọc được.",
    "Dân tộc theo danh mục 54 dân tộc; viết “H'Mông”, “Cao Lan”, có dấu hay không dấu đều nhận ra.",
    "Đảng viên, Đoàn viên: đánh x, hoặc ghi “không”. Ô trống là chưa có thông tin.",
    "Loại đại biểu: Đương nhiên, Chọn cử, Chỉ định, Khách mời. Ô trống là Chọn cử.",
    "Dòng chỉ có tên đơn vị (I. Xã …) được hiểu là đơn vị cử của các dòng dưới nó.",
    "Nhập lại tệp đã xuất thì dòng cũ được nhận ra; không có dòng nào bị thêm hai lần.",
    "Dân tộc, tôn giáo, đảng viên là dữ liệu cá nhân nhạy cảm: chỉ gửi tệp này cho người cần dùng.",
)
