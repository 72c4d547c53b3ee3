"""The plan's sheet: its familiar columns, for import, export and the table on the page."""

from congress.sheets.sheet import Column, Sheet

NUMBER, CONTENT, LEAD = "number", "content", "lead"
COORDINATING, DEADLINE, PRODUCT = "coordinating", "deadline", "product"
PERSON, LEADER, NOTE = "person", "leader", "note"
ID, VERSION = "id", "version"

PLAN_SHEET = Sheet(
    name="Kế hoạch",
    title="Phân công nhiệm vụ và tiến độ thực hiện",
    group_column=CONTENT,
    number_column=NUMBER,
    columns=(
        Column(
            NUMBER, "TT", ("STT", "Số TT", "Số thứ tự"), 6, "number_label", limit=20, align="center"
        ),
        Column(
            CONTENT,
            "Nội dung công việc",
            (
                "Nội dung",
                "Nội dung nhiệm vụ",
                "Nội dung công việc, nhiệm vụ",
                "Nội dung thực hiện",
                "Công việc",
                "Nhiệm vụ",
                "Nhiệm vụ cụ thể",
                "Tên công việc",
                "Đầu việc",
                "Việc cần làm",
            ),
            46,
            required=True,
            limit=8000,
        ),
        Column(
            LEAD,
            "Cơ quan chủ trì",
            (
                "Chủ trì",
                "Đơn vị chủ trì",
                "Cơ quan, đơn vị chủ trì",
                "Cơ quan chủ trì thực hiện",
                "Đơn vị thực hiện",
                "Cơ quan thực hiện",
                "Cơ quan, đơn vị thực hiện",
                "Chủ trì thực hiện",
                "Đơn vị chịu trách nhiệm",
            ),
            24,
            limit=300,
        ),
        Column(
            COORDINATING,
            "Cơ quan phối hợp",
            (
                "Phối hợp",
                "Đơn vị phối hợp",
                "Cơ quan, đơn vị phối hợp",
                "Phối hợp thực hiện",
                "Đơn vị phối hợp thực hiện",
                "Cơ quan phối hợp thực hiện",
            ),
            26,
        ),
        Column(
            DEADLINE,
            "Thời gian hoàn thành",
            (
                "Thời gian",
                "Thời hạn",
                "Thời hạn hoàn thành",
                "Thời gian thực hiện",
                "Thời hạn thực hiện",
                "Tiến độ thời gian",
                "Hạn hoàn thành",
                "Hạn",
                "Thời điểm hoàn thành",
            ),
            22,
            "date_phrase",
            limit=500,
        ),
        Column(
            PRODUCT,
            "Sản phẩm",
            (
                "Kết quả",
                "Sản phẩm, kết quả",
                "Kết quả, sản phẩm",
                "Sản phẩm đầu ra",
                "Sản phẩm hoàn thành",
                "Kết quả đạt được",
            ),
            24,
        ),
        Column(
            PERSON,
            "Người phụ trách",
            ("Cán bộ phụ trách", "Người thực hiện", "Người chịu trách nhiệm", "Chuyên viên"),
            18,
            limit=200,
        ),
        Column(
            LEADER,
            "Lãnh đạo phụ trách",
            ("Lãnh đạo chỉ đạo", "Người chỉ đạo", "Lãnh đạo"),
            18,
            limit=200,
        ),
        Column(NOTE, "Ghi chú", ("Chú thích", "Lưu ý"), 18),
        Column(ID, "Mã dòng", ("ID",), 8, "id", hidden=True, limit=20),
        Column(VERSION, "Phiên bản", (), 8, "version", hidden=True, limit=20),
    ),
)
GUIDE = (
    "Sửa trực tiếp trên bảng rồi nhập lại ở trang Kế hoạch; không cần giữ định dạng.",
    "Thời gian viết như trên giấy: trước ngày 30/6/2024; trong tháng 9; quý III; D-15.",
    "Hạn tính lùi viết như: 05 ngày trước Đại hội; 05 ngày làm việc trước Đại hội.",
    "Một công việc có một cơ quan chủ trì; các cơ quan phối hợp cách nhau bằng dấu chấm phẩy.",
    "Hai cột cuối được ẩn, cho biết mỗi dòng là công việc nào; dòng không có mã là việc mới.",
)
