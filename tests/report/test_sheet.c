/* One matter on a page: whole sheets as a reader gets them. */
#include "fixture.h"

#include <jansson.h>

#define RUN(tests, n) _cmocka_run_group_tests(__FILE__, (tests), (n), NULL, NULL)

/* --- whole pages ---------------------------------------------------------------------------------------------------- */

/* clang-format off */
static const char *const FINISHED[] = {
    "V1a  Rà soát các dự án đầu tư công chậm tiến độ, đề xuất hướng xử lý từng dự án",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 18/9/2025",
    "",
    "  Kind      Nhiệm vụ giao theo văn bản chỉ đạo",
    "  Given by  Ủy ban nhân dân tỉnh",
    "  Lead      Sở Tài chính",
    "  Document  214/TB-UBND, 14/8/2025; content 1",
    "  Opened    16:40 14/8/2025",
    "",
    "  Held by   nobody; last Văn phòng UBND tỉnh",
    "  State     ended 10:00 18/9/2025: completed and confirmed",
    "  Finished  16:00 17/9/2025",
    "  Due       24:00 12/9/2025",
    "  Clock     ! ended late by 22h30; ran 187h20",
    "  Counted   returned: 1",
    "",
    "Questions",
    "  Question  Asked for                       Unit asked  Asked – due        Answer",
    "  ────────  ──────────────────────────────  ──────────  ─────────────────  ─────────────────────────",
    "  V1a/1     part of the work: Biên chế của  Sở Nội vụ   09:00 18/8/2025 –  10:30 3/9/2025: has given",
    "            các ban quản lý dự án                       24:00 27/8/2025    the data",
    "            must be waited for                                             ! late by 19h00",
    "",
    "Time line",
    "  From – to            Held by                     Step                 Worked  Charged to",
    "  ───────────────────  ──────────────────────────  ───────────────────  ──────  ───────────────────",
    "  16:40 14/8/2025 –    Sở Tài chính                Tổ chức thực hiện      1h30  Sở Tài chính",
    "  08:10 15/8/2025",
    "  08:10 15/8/2025 –    Sở Tài chính (Lê Thị Hạnh)  Tổ chức thực hiện    146h50  of which:",
    "  11:00 11/9/2025",
    "  · 08:10 15/8/2025 –                                                    71h20  Sở Tài chính",
    "  24:00 27/8/2025",
    "  · 00:00 28/8/2025 –                                                    19h00  asked: Sở Nội vụ",
    "  10:30 3/9/2025",
    "  · 10:30 3/9/2025 –                                                     56h30  Sở Tài chính",
    "  11:00 11/9/2025",
    "  11:00 11/9/2025 –    Văn phòng UBND tỉnh         Xác nhận hoàn thành   22h30  Văn phòng UBND tỉnh",
    "  09:30 16/9/2025",
    "  09:30 16/9/2025 –    Sở Tài chính (Lê Thị Hạnh)  Thực hiện lại         12h30  Sở Tài chính",
    "  16:00 17/9/2025",
    "  16:00 17/9/2025 –    Văn phòng UBND tỉnh         Xác nhận hoàn thành    4h00  Văn phòng UBND tỉnh",
    "  10:00 18/9/2025",
    "",
    "Whose time it was",
    "  Sở Tài chính         141h50",
    "  asked: Sở Nội vụ      19h00",
    "  Văn phòng UBND tỉnh   26h30",
    "  together             187h20",
    "  The time of a unit asked is the same time as in its question: the two are never added.",
    "",
    "Lateness, each unit by its own time",
    "  Unit                 Measured by              Given     Used  Lateness",
    "  ───────────────────  ───────────────────────  ──────  ──────  ────────",
    "  Sở Tài chính         the limit of the matter  160h50  141h50  not late",
    "  Văn phòng UBND tỉnh  Xác nhận hoàn thành      28h30    22h30  not late",
    "  Văn phòng UBND tỉnh  Xác nhận hoàn thành      25h30     4h00  not late",
    "",
    "Acts",
    "  No.  When             Act                    By whom, and what was stated",
    "  ───  ───────────────  ─────────────────────  ─────────────────────────────────────────────────────",
    "    1  16:40 14/8/2025  Giao việc              Nguyễn Văn Khải, Chủ tịch, Ủy ban nhân dân tỉnh",
    "                                               to: Sở Tài chính",
    "                                               due: 12/9/2025",
    "                                               units: Sở Nội vụ",
    "    2  08:10 15/8/2025  Phân công              Đặng Bích Vân, Giám đốc, Sở Tài chính",
    "                                               recorded at the console by Bùi Đình Kiên on behalf of",
    "                                               Đặng Bích Vân",
    "                                               to the person: Lê Thị Hạnh",
    "    3  09:00 18/8/2025  Lấy ý kiến, đề nghị    Lê Thị Hạnh, Chuyên viên, Sở Tài chính",
    "                        phối hợp               question: V1a/1",
    "                                               to: Sở Nội vụ",
    "                                               asked for: part of the work",
    "                                               due: 27/8/2025",
    "                                               title: Biên chế của các ban quản lý dự án",
    "    5  11:00 11/9/2025  Báo cáo hoàn thành     Lê Thị Hạnh, Chuyên viên, Sở Tài chính",
    "       recorded                                ground: mất kết nối mạng ngày 11/9",
    "       09:00 12/9/2025                         document: 310/BC-STC ngày 11/9/2025",
    "                                               product: Báo cáo 310/BC-STC",
    "    6  09:30 16/9/2025  Trả lại                Trần Thu Yến, Chánh Văn phòng, Văn phòng UBND tỉnh",
    "                                               what is missing: Biểu các dự án dừng thi công",
    "    7  16:00 17/9/2025  Báo cáo hoàn thành     Lê Thị Hạnh, Chuyên viên, Sở Tài chính",
    "                                               product: Báo cáo 318/BC-STC",
    "    8  10:00 18/9/2025  confirm the            Trần Thu Yến, Chánh Văn phòng, Văn phòng UBND tỉnh",
    "                        completion             outcome: Xác nhận hoàn thành",
    "",
    "What may be done next",
    "  the giver           Ủy ban nhân dân tỉnh (Nguyễn Văn Khải)  Đính chính · Mở lại",
    "  the giver's office  Văn phòng UBND tỉnh (Trần Thu Yến)      Đính chính · Mở lại",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const PENDING[] = {
    "D2  Cấp giấy phép xây dựng nhà ở, bà Ngô Thị Cúc",
    "────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 22/4/2025",
    "",
    "  Kind      dossier",
    "  Given by  One-stop Centre",
    "  Lead      One-stop Centre",
    "  Opened    15:20 3/4/2025",
    "",
    "  Held by     Department of Construction (Đỗ Kim Lan)",
    "  Since       14:10 15/4/2025, 37h50 of working time",
    "  State       being worked on, step: appraisal",
    "  Due         24:00 9/5/2025; extended",
    "  First due   24:00 18/4/2025",
    "  Clock       109h30 of working time left; ran 50h30",
    "  Step due    15:40 22/4/2025",
    "  Step clock  3h40 of working time left; ran 48h20",
    "  Counted     extended: 1",
    "",
    "Questions",
    "  Question  Asked for            Unit asked  Asked – due           Answer",
    "  ────────  ───────────────────  ──────────  ────────────────────  ─────────────",
    "  D2/1      obstacle: Khoảng     People's    10:00 17/4/2025 –     open, held by",
    "            lùi xây dựng trên    Committee   24:00 24/4/2025       People's",
    "            đường chưa có quy                                      Committee",
    "            hoạch                                                  21h30 of",
    "                                                                   working time",
    "                                                                   left",
    "",
    "Time line",
    "  From – to            Held by             Step       Worked  Charged to",
    "  ───────────────────  ──────────────────  ─────────  ──────  ──────────────────",
    "  15:20 3/4/2025 –     One-stop Centre     reception    0h30  One-stop Centre",
    "  15:50 3/4/2025",
    "  15:50 3/4/2025 –     Department of       appraisal    2h10  of which:",
    "  08:00 4/4/2025       Construction;",
    "                       receivable",
    "                       07:30 4/4/2025",
    "  · 15:50 3/4/2025 –                                    1h40  handed over",
    "  07:30 4/4/2025                                              outside the",
    "                                                              hand-over hours",
    "  · 07:30 4/4/2025 –                                    0h30  Department of",
    "  08:00 4/4/2025                                              Construction",
    "  08:00 4/4/2025 –     Department of       appraisal   10h00  Department of",
    "  10:00 8/4/2025       Construction (Đỗ                       Construction",
    "                       Kim Lan)",
    "  10:00 8/4/2025 –     outside: người nộp  appraisal   42h10  outside: người nộp",
    "  14:10 15/4/2025      hồ sơ, kept by                         hồ sơ",
    "                       Department of",
    "                       Construction (Đỗ",
    "                       Kim Lan)",
    "  14:10 15/4/2025 –    Department of       appraisal   37h50  of which:",
    "  now                  Construction (Đỗ",
    "                       Kim Lan)",
    "  · 14:10 15/4/2025 –                                  13h50  Department of",
    "  10:00 17/4/2025                                             Construction",
    "  · 10:00 17/4/2025 –                                  24h00  Department of",
    "  10:00 22/4/2025                                             Construction",
    "                                                              (pending: an",
    "                                                              obstacle is not",
    "                                                              ruled on yet)",
    "",
    "Whose time it was",
    "  One-stop Centre                           0h30",
    "  handed over outside the hand-over hours   1h40",
    "  Department of Construction               48h20",
    "  outside: người nộp hồ sơ                 42h10",
    "  together                                 92h40",
    "",
    "Lateness, each unit by its own time",
    "  Unit                        Measured by  Given   Used  Lateness",
    "  ──────────────────────────  ───────────  ─────  ─────  ────────",
    "  One-stop Centre             reception    4h00    0h30  not late",
    "  Department of Construction  appraisal    52h00  48h20  not late",
    "",
    "Acts",
    "  No.  When             Act                By whom, and what was stated",
    "  ───  ───────────────  ─────────────────  ─────────────────────────────────────",
    "    1  15:20 3/4/2025   open               Phạm Kim Sen, Director, One-stop",
    "                                           Centre",
    "                                           to: One-stop Centre",
    "    2  15:50 3/4/2025   pass on to the     Phạm Kim Sen, Director, One-stop",
    "                        next step          Centre",
    "                                           to: Department of Construction",
    "    3  08:00 4/4/2025   assign             Lý Ngọc Thơ, Director, Department of",
    "                                           Construction, signed in with a second",
    "                                           factor",
    "                                           to the person: Đỗ Kim Lan",
    "    4  10:00 8/4/2025   wait for somebody  Đỗ Kim Lan, Specialist, Department of",
    "                        outside            Construction",
    "                                           reason: supplement",
    "                                           until: 25/4/2025",
    "                                           who outside: người nộp hồ sơ",
    "    5  14:10 15/4/2025  go on              Đỗ Kim Lan, Specialist, Department of",
    "                                           Construction",
    "                                           what came: bản vẽ đã sửa",
    "    6  10:00 17/4/2025  ask another unit   Đỗ Kim Lan, Specialist, Department of",
    "                                           Construction",
    "                                           question: D2/1",
    "                                           to: People's Committee",
    "                                           asked for: obstacle",
    "                                           due: 5 working days",
    "                                           title: Khoảng lùi xây dựng trên đường",
    "                                           chưa có quy hoạch",
    "                                           rule concerned: Quyết định",
    "                                           15/2024/QĐ-UBND, Điều 8",
    "    7  09:00 21/4/2025  extend             Phạm Kim Sen, Director, One-stop",
    "                                           Centre",
    "                                           due: 9/5/2025",
    "                                           ground: chờ ý kiến về khoảng lùi",
    "",
    "What may be done next",
    "  the holder          Department of Construction  assign · advise · pass up ·",
    "                      (Đỗ Kim Lan)                transfer · return · withdraw",
    "                                                  from it · ask another unit ·",
    "                                                  stop the clock · wait for",
    "                                                  somebody outside · complete ·",
    "                                                  report progress · put words",
    "                                                  right",
    "  the giver           One-stop Centre (Phạm Kim   extend · urge · put words",
    "                      Sen)                        right · cancel",
    "  the giver's office  Office of the People's      extend · urge · put words",
    "                      Committee (Trần Thu Yến)    right · cancel",
    "  the unit asked      People's Committee (Nguyễn  D2/1: answer",
    "                      Văn Khải)",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const STOPPED[] = {
    "D2  Cấp giấy phép xây dựng nhà ở, bà Ngô Thị Cúc",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 10/4/2025",
    "",
    "  Kind      Hồ sơ thủ tục hành chính",
    "  Given by  Trung tâm Phục vụ hành chính công",
    "  Lead      Trung tâm Phục vụ hành chính công",
    "  Opened    15:20 3/4/2025",
    "",
    "  Held by     outside: người nộp hồ sơ, kept by Sở Xây dựng (Đỗ Kim Lan)",
    "  Since       10:00 8/4/2025, 0h00 of working time; until 24:00 25/4/2025 at the latest",
    "  State       waiting outside, step: Thẩm định",
    "  Due         not counted while stopped (was 24:00 18/4/2025)",
    "  Clock       stopped with 69h30 of working time left; ran 12h40",
    "  Step clock  stopped with 41h30 of working time left; ran 10h30",
    "",
    "Time line",
    "  From – to           Held by                        Step       Worked  Charged to",
    "  ──────────────────  ─────────────────────────────  ─────────  ──────  ────────────────────────────",
    "  15:20 3/4/2025 –    Trung tâm Phục vụ hành chính   Tiếp nhận    0h30  Trung tâm Phục vụ hành chính",
    "  15:50 3/4/2025      công                                              công",
    "  15:50 3/4/2025 –    Sở Xây dựng; receivable        Thẩm định    2h10  of which:",
    "  08:00 4/4/2025      07:30 4/4/2025",
    "  · 15:50 3/4/2025 –                                              1h40  handed over outside the",
    "  07:30 4/4/2025                                                        hand-over hours",
    "  · 07:30 4/4/2025 –                                              0h30  Sở Xây dựng",
    "  08:00 4/4/2025",
    "  08:00 4/4/2025 –    Sở Xây dựng (Đỗ Kim Lan)       Thẩm định   10h00  Sở Xây dựng",
    "  10:00 8/4/2025",
    "  10:00 8/4/2025 –    outside: người nộp hồ sơ,      Thẩm định   16h00  outside: người nộp hồ sơ",
    "  now                 kept by Sở Xây dựng (Đỗ Kim",
    "                      Lan)",
    "",
    "Whose time it was",
    "  Trung tâm Phục vụ hành chính công         0h30",
    "  handed over outside the hand-over hours   1h40",
    "  Sở Xây dựng                              10h30",
    "  outside: người nộp hồ sơ                 16h00",
    "  together                                 28h40",
    "",
    "Lateness, each unit by its own time",
    "  Unit                               Measured by  Given   Used  Lateness",
    "  ─────────────────────────────────  ───────────  ─────  ─────  ────────",
    "  Trung tâm Phục vụ hành chính công  Tiếp nhận    4h00    0h30  not late",
    "  Sở Xây dựng                        Thẩm định    52h00  10h30  not late",
    "",
    "Acts",
    "  No.  When            Act                By whom, and what was stated",
    "  ───  ──────────────  ─────────────────  ──────────────────────────────────────────────────────────",
    "    1  15:20 3/4/2025  open               Phạm Kim Sen, Giám đốc, Trung tâm Phục vụ hành chính công",
    "                                          to: Trung tâm Phục vụ hành chính công",
    "    2  15:50 3/4/2025  pass on to the     Phạm Kim Sen, Giám đốc, Trung tâm Phục vụ hành chính công",
    "                       next step          to: Sở Xây dựng",
    "    3  08:00 4/4/2025  assign             Lý Ngọc Thơ, Giám đốc, Sở Xây dựng, signed in with a",
    "                                          second factor",
    "                                          to the person: Đỗ Kim Lan",
    "    4  10:00 8/4/2025  wait for somebody  Đỗ Kim Lan, Chuyên viên, Sở Xây dựng",
    "                       outside            reason: Bổ sung hồ sơ",
    "                                          until: 25/4/2025",
    "                                          who outside: người nộp hồ sơ",
    "",
    "What may be done next",
    "  the holder          Sở Xây dựng (Đỗ Kim Lan)            assign · withdraw from it · ask another",
    "                                                          unit · go on · report progress · put words",
    "                                                          right",
    "  the giver           Trung tâm Phục vụ hành chính công   extend · urge · put words right · cancel",
    "                      (Phạm Kim Sen)",
    "  the giver's office  Văn phòng UBND tỉnh (Trần Thu Yến)  extend · urge · put words right · cancel",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const DISAGREED[] = {
    "V3  Kế hoạch phát triển nhà ở xã hội",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 27/10/2025",
    "",
    "  Kind      Nhiệm vụ giao theo văn bản chỉ đạo",
    "  Given by  Ủy ban nhân dân tỉnh",
    "  Lead      Sở Xây dựng",
    "  Opened    09:00 6/10/2025",
    "",
    "  Held by  Ủy ban nhân dân tỉnh (Nguyễn Văn Khải)",
    "  Since    15:00 17/10/2025, 45h00 of working time",
    "  State    being worked on, step: Tổ chức thực hiện",
    "  Due      24:00 5/11/2025; unverified: no document states it, the regulation's own value was taken",
    "  Clock    61h30 of working time left; ran 121h00",
    "  Counted  passed up within own authority: 1",
    "",
    "Questions",
    "  Question  Asked for                    Unit asked    Asked – due         Answer",
    "  ────────  ───────────────────────────  ────────────  ──────────────────  ─────────────────────────",
    "  V3/1      opinion: Nguồn vốn của kế    Sở Tài chính  09:00 14/10/2025 –  00:00 22/10/2025: consent",
    "            hoạch                                      24:00 21/10/2025    by silence",
    "                                                                           late answer",
    "                                                                           10:00 24/10/2025:",
    "                                                                           disagrees, still to be",
    "                                                                           answered by name",
    "",
    "Time line",
    "  From – to           Held by                        Step               Worked  Charged to",
    "  ──────────────────  ─────────────────────────────  ─────────────────  ──────  ────────────────────",
    "  09:00 6/10/2025 –   Sở Xây dựng                    Tổ chức thực hiện   76h00  Sở Xây dựng",
    "  15:00 17/10/2025",
    "  15:00 17/10/2025 –  Ủy ban nhân dân tỉnh (Nguyễn   Tổ chức thực hiện   45h00  Ủy ban nhân dân tỉnh",
    "  now                 Văn Khải)",
    "",
    "Whose time it was",
    "  Sở Xây dựng            76h00",
    "  Ủy ban nhân dân tỉnh   45h00",
    "  together              121h00",
    "",
    "Lateness, each unit by its own time",
    "  Unit                  Measured by              Given    Used  Lateness",
    "  ────────────────────  ───────────────────────  ──────  ─────  ────────",
    "  Sở Xây dựng           the limit of the matter  182h30  76h00  not late",
    "  Ủy ban nhân dân tỉnh  the limit of the matter  106h30  45h00  not late",
    "",
    "Acts",
    "  No.  When              Act                By whom, and what was stated",
    "  ───  ────────────────  ─────────────────  ──────────────────────────────────────────────────────",
    "    1  09:00 6/10/2025   Giao việc          Nguyễn Văn Khải, Chủ tịch, Ủy ban nhân dân tỉnh",
    "                                            to: Sở Xây dựng",
    "    2  09:00 14/10/2025  Lấy ý kiến, đề     Lý Ngọc Thơ, Giám đốc, Sở Xây dựng",
    "                         nghị phối hợp      question: V3/1",
    "                                            to: Sở Tài chính",
    "                                            asked for: opinion",
    "                                            due: 21/10/2025",
    "                                            title: Nguồn vốn của kế hoạch",
    "    3  15:00 17/10/2025  Trình cấp trên xử  Lý Ngọc Thơ, Giám đốc, Sở Xây dựng",
    "                         lý                 reason: Quy định chưa rõ",
    "                                            authority: within the unit's own authority (Quyết định",
    "                                            20/2025/QĐ-UBND, Điều 12)",
    "                                            put right by act no. 5",
    "    5  10:30 24/10/2025  Đính chính         Lý Ngọc Thơ, Giám đốc, Sở Xây dựng",
    "                                            puts right act no.: 3",
    "                                            words: khoản 2, không phải khoản 3",
    "",
    "What may be done next",
    "  the holder          Ủy ban nhân dân tỉnh (Nguyễn Văn Khải)  Phân công · Tham mưu, trình · Trình",
    "                                                              cấp trên xử lý · Chuyển đơn vị khác ·",
    "                                                              Trả lại · Xin không tham gia · Lấy ý",
    "                                                              kiến, đề nghị phối hợp · Tạm dừng ·",
    "                                                              Chờ bên ngoài · Quyết định · Báo cáo",
    "                                                              hoàn thành · Báo cáo tiến độ · Đôn đốc",
    "                                                              · Đính chính",
    "  the giver's office  Văn phòng UBND tỉnh (Trần Thu Yến)      Đôn đốc · Đính chính",
    "  The next advice, decision or completion must answer by name the late disagreement of V3/1.",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const CONSENTED[] = {
    "V3/1  Nguồn vốn của kế hoạch",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 27/10/2025",
    "",
    "  Kind      Nhiệm vụ giao theo văn bản chỉ đạo",
    "  Question  opinion, of V3",
    "  Given by  Sở Xây dựng",
    "  Lead      Sở Tài chính",
    "  Opened    09:00 14/10/2025",
    "",
    "  Held by  nobody; last Sở Tài chính",
    "  State    ended 00:00 22/10/2025: consent by silence",
    "  Due      24:00 21/10/2025",
    "  Clock    ended with 0h00 of working time left; ran 46h30",
    "",
    "Time line",
    "  From – to                            Held by       Step  Worked  Charged to",
    "  ───────────────────────────────────  ────────────  ────  ──────  ────────────",
    "  09:00 14/10/2025 – 24:00 21/10/2025  Sở Tài chính         46h30  Sở Tài chính",
    "",
    "Whose time it was",
    "  Sở Tài chính  46h30",
    "  together      46h30",
    "",
    "Lateness, each unit by its own time",
    "  Unit          Measured by              Given   Used  Lateness",
    "  ────────────  ───────────────────────  ─────  ─────  ────────",
    "  Sở Tài chính  the limit of the matter  46h30  46h30  not late",
    "",
    "Acts",
    "  No.  When              Act                           By whom, and what was stated",
    "  ───  ────────────────  ────────────────────────────  ─────────────────────────────────────",
    "    2  09:00 14/10/2025  Lấy ý kiến, đề nghị phối hợp  Lý Ngọc Thơ, Giám đốc, Sở Xây dựng",
    "                                                       to: Sở Tài chính",
    "                                                       asked for: opinion",
    "                                                       due: 21/10/2025",
    "    4  10:00 24/10/2025  Trả lời                       Đặng Bích Vân, Giám đốc, Sở Tài chính",
    "                                                       answer: disagrees",
    "                                                       words: Chưa cân đối được vốn năm 2026",
    "",
    "What may be done next",
    "  the giver  Ủy ban nhân dân tỉnh (Nguyễn Văn Khải)  Đính chính",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const LATE_PART[] = {
    "V1a/1  Biên chế của các ban quản lý dự án",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 09:00 3/9/2025",
    "",
    "  Kind      Nhiệm vụ giao theo văn bản chỉ đạo",
    "  Question  part of the work, of V1a",
    "  Given by  Sở Tài chính",
    "  Lead      Sở Nội vụ",
    "  Document  214/TB-UBND, 14/8/2025; content 1",
    "  Opened    09:00 18/8/2025",
    "",
    "  Held by  Sở Nội vụ",
    "  Since    09:00 18/8/2025, 80h00 of working time",
    "  State    being worked on",
    "  Due      24:00 27/8/2025",
    "  Clock    ! late by 17h30; ran 80h00",
    "",
    "Time line",
    "  From – to              Held by    Step  Worked  Charged to",
    "  ─────────────────────  ─────────  ────  ──────  ──────────",
    "  09:00 18/8/2025 – now  Sở Nội vụ         80h00  Sở Nội vụ",
    "",
    "Whose time it was",
    "  Sở Nội vụ  80h00",
    "  together   80h00",
    "",
    "Lateness, each unit by its own time",
    "  Unit       Measured by              Given   Used  Lateness",
    "  ─────────  ───────────────────────  ─────  ─────  ───────────────",
    "  Sở Nội vụ  the limit of the matter  62h30  80h00  ! late by 17h30",
    "",
    "Acts",
    "  No.  When             Act                           By whom, and what was stated",
    "  ───  ───────────────  ────────────────────────────  ──────────────────────────────────────",
    "    3  09:00 18/8/2025  Lấy ý kiến, đề nghị phối hợp  Lê Thị Hạnh, Chuyên viên, Sở Tài chính",
    "                                                      to: Sở Nội vụ",
    "                                                      asked for: part of the work",
    "                                                      due: 27/8/2025",
    "",
    "What may be done next",
    "  the holder  Sở Nội vụ (Vũ Diệu Hiền)    Phân công · Tham mưu, trình · Trình cấp trên xử lý ·",
    "                                          Chuyển đơn vị khác · Xin không tham gia · Lấy ý kiến, đề",
    "                                          nghị phối hợp · Trả lời · Tạm dừng · Chờ bên ngoài · Quyết",
    "                                          định · Báo cáo tiến độ · Đính chính",
    "  the giver   Sở Tài chính (Lê Thị Hạnh)  Gia hạn · Đôn đốc · Đính chính · Dừng",
    NULL
};
/* clang-format on */

/* clang-format off */
static const char *const DUTY[] = {
    "B1  Báo cáo giải ngân vốn đầu tư công hằng tháng",
    "────────────────────────────────────────────────────────────────────────────────────────────────────",
    "Tỉnh Sông Lam Hạ · as of 10:00 27/10/2025",
    "",
    "  Kind      Nhiệm vụ định kỳ",
    "  Given by  Ủy ban nhân dân tỉnh",
    "  Lead      Sở Tài chính",
    "  Opened    08:00 1/7/2025",
    "",
    "  Held by  Sở Tài chính",
    "  Since    08:00 1/7/2025, 666h00 of working time",
    "  State    being worked on, step: Báo cáo",
    "  Due      at each cut-off, see below",
    "  Clock    no limit; ran 666h00",
    "  Counted  reports: 2",
    "",
    "Reports owed",
    "  ngày 14 hằng tháng",
    "  Cut-off     Report due        Owed by       Reported         State",
    "  ──────────  ────────────────  ────────────  ───────────────  ────────────────",
    "  14/7/2025   24:00 16/7/2025   Sở Tài chính  10:00 15/7/2025  reported in time",
    "  14/8/2025   24:00 18/8/2025   Sở Tài chính  10:00 20/8/2025  ! reported late",
    "  14/9/2025   24:00 16/9/2025   Sở Tài chính                   ! not reported",
    "  14/10/2025  24:00 16/10/2025  Sở Tài chính                   ! not reported",
    "  14/11/2025  24:00 18/11/2025  Sở Tài chính                   not yet due",
    "",
    "Time line",
    "  From – to             Held by       Step     Worked  Charged to",
    "  ────────────────────  ────────────  ───────  ──────  ────────────",
    "  08:00 1/7/2025 – now  Sở Tài chính  Báo cáo  666h00  Sở Tài chính",
    "",
    "Whose time it was",
    "  Sở Tài chính  666h00",
    "  together      666h00",
    "",
    "Acts",
    "  No.  When             Act              By whom, and what was stated",
    "  ───  ───────────────  ───────────────  ───────────────────────────────────────────────",
    "    1  08:00 1/7/2025   open             Nguyễn Văn Khải, Chủ tịch, Ủy ban nhân dân tỉnh",
    "                                         to: Sở Tài chính",
    "    2  10:00 15/7/2025  report progress  Lê Thị Hạnh, Chuyên viên, Sở Tài chính",
    "                                         share done: 35%",
    "    3  10:00 20/8/2025  report progress  Lê Thị Hạnh, Chuyên viên, Sở Tài chính",
    "                                         share done: 48%",
    "",
    "What may be done next",
    "  the holder          Sở Tài chính (Đặng Bích Vân)            assign · advise · pass up · transfer ·",
    "                                                              return · withdraw from it · ask",
    "                                                              another unit · stop the clock · wait",
    "                                                              for somebody outside · report progress",
    "                                                              · put words right",
    "  the giver           Ủy ban nhân dân tỉnh (Nguyễn Văn Khải)  urge · put words right · cancel",
    "  the giver's office  Văn phòng UBND tỉnh (Trần Thu Yến)      urge · put words right · cancel",
    NULL
};
/* clang-format on */

static const struct page_case {
    const char *name;
    enum story story;
    int index;
    const char *now, *lang;
    int width;
    const char *const *want;
} PAGES[] = {
    { "a confirmed task with a late part, a return and a console act", STORY_DIRECTIVE, 0, "2025-09-18 10:00", "vi",
      100, FINISHED },
    { "a late part, while its answer is owed", STORY_DIRECTIVE, 1, "2025-09-03 09:00", "vi", 100, LATE_PART },
    { "an obstacle not ruled on is marked pending, in eighty columns and English", STORY_DOSSIER, 0, "2025-04-22 10:00",
      "en", 80, PENDING },
    { "while the applicant is waited for the due date is no fact", STORY_DOSSIER, 0, "2025-04-10 10:00", "vi", 100,
      STOPPED },
    { "a late disagreement is to be answered, a value of ours is unverified", STORY_CONSENT, 0, "2025-10-27 10:00",
      "vi", 100, DISAGREED },
    { "a question that ended by silence shows its late answer", STORY_CONSENT, 1, "2025-10-27 10:00", "vi", 100,
      CONSENTED },
    { "a duty shows each report owed, the silent one too", STORY_DUTY, 0, "2025-10-27 10:00", "vi", 100, DUTY },
};

static void check_page(void **state)
{
    const struct page_case *c = *state;
    struct arena *a = arena_new();
    struct sheet sheet = sheet_of(a, world_new(a), c->story, c->index, c->now);
    assert_page(sheet_print(a, &sheet, REPORT_TEXT, c->lang, c->width), c->want);
    arena_free(a);
}

static bool says(struct text page, const char *words) { return text_find(page, text_of(words), 0) != SIZE_MAX; }

static void an_exercise_and_an_asked_instant_are_said(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct sheet sheet = sheet_of(a, world_new(a), STORY_DIRECTIVE, 0, "2025-08-20 10:00");
    struct text page = sheet_print(a, &sheet, REPORT_TEXT, "vi", 100);
    assert_false(says(page, "EXERCISE"));
    assert_true(says(page, "as of 10:00 20/8/2025"));
    sheet.exercise = sheet.as_of = true;
    page = sheet_print(a, &sheet, REPORT_TEXT, "vi", 100);
    assert_true(says(page, "EXERCISE: an invented example, not the record of an office"));
    assert_true(says(page, "as it was known at 10:00 20/8/2025, not later"));
    arena_free(a);
}

static void what_was_not_opened_yet_says_so(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    const struct world *w = world_new(a);
    struct sheet sheet = sheet_of(a, w, STORY_DIRECTIVE, 0, "2025-08-20 10:00");
    sheet.now = at("2025-08-01 10:00");
    struct text page = sheet_print(a, &sheet, REPORT_TEXT, "vi", 100);
    assert_true(says(page, "Nothing is known of it yet: it was opened 16:40 14/8/2025."));
    json_t *root = json_loadb(page.p, page.n, 0, NULL);
    assert_null(root);
    page = sheet_print(a, &sheet, REPORT_JSON, "vi", 100);
    root = json_loadb(page.p, page.n, 0, NULL);
    assert_true(json_is_null(json_object_get(root, "holder")));
    assert_true(json_is_null(json_object_get(root, "state")));
    assert_true(json_is_null(json_object_get(json_object_get(root, "matter"), "due")));
    json_decref(root);
    arena_free(a);
}

static void a_hostile_title_obeys_nothing(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct sheet sheet = sheet_of(a, world_new(a), STORY_DIRECTIVE, 0, "2025-08-20 10:00");
    sheet.content_words = TEXT("x\x1b[2J\x07 \u202Eabc\r\nđỏ");
    struct text page = sheet_print(a, &sheet, REPORT_TEXT, "vi", 100);
    for (size_t i = 0; i < page.n; i++)
        assert_true((unsigned char)page.p[i] >= 0x20 || page.p[i] == '\n');
    assert_false(says(page, "\u202E"));
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[16] = { 0 };
    size_t n = 0;
    for (size_t i = 0; i < LEN(PAGES); i++)
        tests[n++] = (struct CMUnitTest){ PAGES[i].name, check_page, NULL, NULL, (void *)(uintptr_t)&PAGES[i] };
    const struct CMUnitTest plain[] = {
        cmocka_unit_test(an_exercise_and_an_asked_instant_are_said),
        cmocka_unit_test(what_was_not_opened_yet_says_so),
        cmocka_unit_test(a_hostile_title_obeys_nothing),
    };
    for (size_t i = 0; i < LEN(plain); i++)
        tests[n++] = plain[i];
    return RUN(tests, n);
}
