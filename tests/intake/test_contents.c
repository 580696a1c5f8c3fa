/* What is cut into contents, and what is no task and why: "+ words" is a content, "reason: words" a clause, in order. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const struct row {
    const char *name;
    bool plan;
    const char *body;
    const char *want; /* of the body; headings, chapeaus and fields left out */
} ROWS[] = {
    { "two sentences are two contents", false, "Yêu cầu:\n1. Sở Y tế lập chốt. Sở Nội vụ cử cán bộ.",
      "+ Sở Y tế lập chốt\n+ Sở Nội vụ cử cán bộ\n" },
    { "an abbreviation ends no sentence", false, "Yêu cầu:\n1. Sở Y tế TP. Hải Sơn lập chốt.",
      "+ Sở Y tế TP. Hải Sơn lập chốt\n" },
    { "a semicolon lists what one holder does", false, "Yêu cầu:\n1. Sở Y tế lập chốt; tiêm phòng; khử khuẩn.",
      "+ Sở Y tế lập chốt; tiêm phòng; khử khuẩn\n" },
    { "a semicolon cuts where the holder changes", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt; Sở Tài chính bố trí kinh phí.",
      "+ Sở Y tế lập chốt\n+ Sở Tài chính bố trí kinh phí\n" },
    { "a semicolon cuts before a dated report", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt; báo cáo UBND tỉnh trước ngày 15 hằng tháng.",
      "+ Sở Y tế lập chốt\n+ báo cáo UBND tỉnh trước ngày 15 hằng tháng\n" },
    { "a semicolon cuts before a report that is made and sent", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt; xây dựng báo cáo gửi Sở Nội vụ trước ngày 20/5.",
      "+ Sở Y tế lập chốt\n+ xây dựng báo cáo gửi Sở Nội vụ trước ngày 20/5\n" },
    { "items of a list on one line", false, "Yêu cầu:\n1. Sở Y tế lập chốt; - Rà soát cơ số thuốc. - Cử cán bộ trực.",
      "+ Sở Y tế lập chốt\n+ Rà soát cơ số thuốc\n+ Cử cán bộ trực\n" },
    { "a refusal is a decision", false,
      "Yêu cầu:\n1. Không chấp nhận đề nghị gia hạn của nhà thầu.\n2. Sở Y tế lập chốt.",
      "narrative: Không chấp nhận đề nghị gia hạn của nhà thầu\n+ Sở Y tế lập chốt\n" },
    { "a leave is no task", false, "Yêu cầu:\n1. Cho phép Sở Y tế mua sắm trực tiếp.\n2. Sở Y tế lập chốt.",
      "permission: Cho phép Sở Y tế mua sắm trực tiếp\n+ Sở Y tế lập chốt\n" },
    { "to agree with an assessment is no task", false,
      "Yêu cầu:\n1. Hội đồng nhân dân tỉnh nhất trí với đánh giá của UBND tỉnh.\n2. Sở Y tế lập chốt.",
      "narrative: Hội đồng nhân dân tỉnh nhất trí với đánh giá của UBND tỉnh\n+ Sở Y tế lập chốt\n" },
    { "not yet is an answer", false,
      "Yêu cầu:\n1. Về cầu dân sinh: Chưa xem xét trong giai đoạn này.\n2. Sở Y tế lập chốt.",
      "narrative: Về cầu dân sinh: Chưa xem xét trong giai đoạn này\n+ Sở Y tế lập chốt\n" },
    { "the thing reported may stand before the verb", false,
      "Yêu cầu:\n1. Các sở rà soát thủ tục; kết quả rà soát gửi về Sở Nội vụ trước ngày 20/3/2027.",
      "+ Các sở rà soát thủ tục\n+ kết quả rà soát gửi về Sở Nội vụ trước ngày 20/3/2027\n" },
    { "enumerators inside a sentence cut", false, "Yêu cầu:\n1. Sở Y tế thực hiện: (i) lập chốt; (ii) tiêm phòng.",
      "+ lập chốt\n+ tiêm phòng\n" },
    { "a sentence broken over lines is one", false, "Yêu cầu:\n1. Sở Y tế lập chốt kiểm dịch tại\ncửa khẩu.",
      "+ Sở Y tế lập chốt kiểm dịch tại\ncửa khẩu\n" },
    { "whoever does it stands in the item: no heading, whatever follows", true,
      "1. Lập danh sách. Cơ quan chủ trì: Sở Y tế\nCộng một việc.", "+ Lập danh sách\n" },
    { "background before the order is no task", false,
      "Thời gian qua, tình hình phức tạp.\n\nYêu cầu:\n1. Sở Y tế lập chốt.",
      "recital: Thời gian qua, tình hình phức tạp\n+ Sở Y tế lập chốt\n" },
    { "an assessment is no task", false,
      "I. ĐÁNH GIÁ CHUNG\n1. Tỉnh cần nỗ lực hơn nữa.\nII. NHIỆM VỤ\n1. Sở Y tế lập chốt.",
      "assessment: Tỉnh cần nỗ lực hơn nữa\n+ Sở Y tế lập chốt\n" },
    { "a task list may begin inside an assessment", false,
      "I. ĐÁNH GIÁ CHUNG\nCác sở cần tập trung thực hiện các nhiệm vụ sau:\n- Rà soát quỹ đất.",
      "+ Rà soát quỹ đất\n" },
    { "aims are no task", true,
      "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng cao nhận thức.\nII. NHIỆM VỤ\n1. Rà soát quỹ đất.",
      "purpose: Nâng cao nhận thức\n+ Rà soát quỹ đất\n" },
    { "the formula for difficulties is no task", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt.\nTrong quá trình thực hiện, nếu có khó khăn, vướng mắc, phản ánh về Sở Y tế.",
      "+ Sở Y tế lập chốt\ndifficulty: Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, phản ánh về Sở Y tế\n" },
    { "to remove difficulties is a task", false, "Yêu cầu:\n1. Sở Y tế tháo gỡ khó khăn, vướng mắc cho bệnh viện.",
      "+ Sở Y tế tháo gỡ khó khăn, vướng mắc cho bệnh viện\n" },
    { "an operational trigger is a task", false, "Yêu cầu:\n1. Khi xuất hiện ca bệnh, Sở Y tế báo cáo ngay UBND tỉnh.",
      "+ Khi xuất hiện ca bệnh, Sở Y tế báo cáo ngay UBND tỉnh\n" },
    { "to carry this directive out is no task", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt.\nYêu cầu Thủ trưởng các sở, ban, ngành nghiêm túc triển khai thực hiện Chỉ thị "
      "này.",
      "+ Sở Y tế lập chốt\nexecution: Yêu cầu Thủ trưởng các sở, ban, ngành nghiêm túc triển khai thực hiện Chỉ thị "
      "này\n" },
    { "a limit from this letter's arrival is no word for carrying it out", false,
      "Yêu cầu:\n1. Các chủ đầu tư bổ sung phương án trong 30 ngày kể từ ngày nhận được Công văn này.",
      "+ Các chủ đầu tư bổ sung phương án trong 30 ngày kể từ ngày nhận được Công văn này\n" },
    { "a request for attention is no task", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt.\nĐề nghị các bộ, ngành quan tâm, phối hợp.",
      "+ Sở Y tế lập chốt\nexecution: Đề nghị các bộ, ngành quan tâm, phối hợp\n" },
    { "to watch over this directive is a task", false,
      "Yêu cầu:\n1. Giao Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện Chỉ thị này.",
      "+ Giao Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện Chỉ thị này\n" },
    { "liability is no task", false, "Yêu cầu:\n1. Các chủ rừng:\n- Chịu trách nhiệm trước pháp luật nếu để mất rừng.",
      "liability: Chịu trách nhiệm trước pháp luật nếu để mất rừng\n" },
    { "a responsibility with a verb is a task", false, "Yêu cầu:\n1. Sở Y tế chịu trách nhiệm tổ chức tiêm phòng.",
      "+ Sở Y tế chịu trách nhiệm tổ chức tiêm phòng\n" },
    { "a source of money without a holder is no task", true, "I. KINH PHÍ\nKinh phí được bố trí từ ngân sách tỉnh.",
      "funding: Kinh phí được bố trí từ ngân sách tỉnh\n" },
    { "a holder of money is a task", true, "I. KINH PHÍ\n1. Sở Tài chính cân đối kinh phí.",
      "+ Sở Tài chính cân đối kinh phí\n" },
    { "how a task is done is no task", false, "Yêu cầu:\n1. Rà soát thủ tục. Việc rà soát phải bảo đảm tính đồng bộ.",
      "+ Rà soát thủ tục\nmanner: Việc rà soát phải bảo đảm tính đồng bộ\n" },
    { "what a silence is taken for is no task", false,
      "Yêu cầu:\n1. Các sở trả lời bằng văn bản. Quá thời hạn nêu trên mà không trả lời thì coi như đồng ý.",
      "+ Các sở trả lời bằng văn bản\neffect: Quá thời hạn nêu trên mà không trả lời thì coi như đồng ý\n" },
    { "nor what a letter is taken for", false,
      "Yêu cầu:\n1. Các sở cho ý kiến. Văn bản không nêu rõ chính kiến được xem là chưa trả lời.",
      "+ Các sở cho ý kiến\neffect: Văn bản không nêu rõ chính kiến được xem là chưa trả lời\n" },
    { "an answer asked for is a task, whatever silence is taken for", false,
      "Yêu cầu:\n1. Sở Y tế phải trả lời trước ngày 5/4; quá thời hạn coi như đồng ý.",
      "+ Sở Y tế phải trả lời trước ngày 5/4; quá thời hạn coi như đồng ý\n" },
    { "behind a topic the report is no task, the order is", false,
      "Yêu cầu:\n1. Về bến xe: Tỉnh đã bố trí đủ vốn, đất; giao Sở Xây dựng khởi công trong tháng 5.",
      "narrative: Về bến xe: Tỉnh đã bố trí đủ vốn, đất\n+ giao Sở Xây dựng khởi công trong tháng 5\n" },
    { "also where the report names somebody", false,
      "Yêu cầu:\n1. Về giá nước: phương án trình lên còn nhiều ý kiến khác nhau; yêu cầu Sở Tài chính thẩm định.",
      "narrative: Về giá nước: phương án trình lên còn nhiều ý kiến khác nhau\n+ yêu cầu Sở Tài chính thẩm định\n" },
    { "two things one holder does are one task", false,
      "Yêu cầu:\n1. Về bến xe: Sở Xây dựng kiểm tra hiện trường; yêu cầu nhà thầu thi công ban đêm.",
      "+ Về bến xe: Sở Xây dựng kiểm tra hiện trường; yêu cầu nhà thầu thi công ban đêm\n" },
    { "a remark in brackets is no task", false, "Yêu cầu:\n1. Rà soát thủ tục. (Có danh mục kèm theo).",
      "+ Rà soát thủ tục\nremark: (Có danh mục kèm theo)\n" },
    { "a right is no task", false, "Yêu cầu:\n1. Sở Y tế được quyền điều động xe.",
      "permission: Sở Y tế được quyền điều động xe\n" },
    { "what was done is no task", false,
      "Yêu cầu:\n1. Về cầu cảng\n- Chính phủ đã ban hành Nghị định.\n- Sở Xây dựng lập hồ sơ.",
      "narrative: Chính phủ đã ban hành Nghị định\n+ Sở Xây dựng lập hồ sơ\n" },
    { "what is agreed to is no task", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt.\n2. Đồng ý với đề nghị của Sở Xây dựng.\n3. Nhất trí đề xuất của Sở Tài chính.",
      "+ Sở Y tế lập chốt\nnarrative: Đồng ý với đề nghị của Sở Xây dựng\nnarrative: Nhất trí đề xuất của Sở Tài "
      "chính\n" },
    { "what is ordered behind it is", false,
      "Yêu cầu:\n1. Đồng ý đề nghị của Sở Xây dựng; giao Sở Tài chính bố trí vốn.",
      "narrative: Đồng ý đề nghị của Sở Xây dựng\n+ giao Sở Tài chính bố trí vốn\n" },
    { "a leave given is no task", false, "Yêu cầu:\n1. Đồng ý cho Sở Xây dựng lùi thời gian.",
      "permission: Đồng ý cho Sở Xây dựng lùi thời gian\n" },
    { "a topic is no task, what follows is", false,
      "I. KIẾN NGHỊ\n1. Về kiến nghị làm cầu:\nGiao Sở Xây dựng lập hồ sơ.",
      "topic: Về kiến nghị làm cầu\n+ Giao Sở Xây dựng lập hồ sơ\n" },
    { "things in a list are no tasks", false, "Yêu cầu:\n1. Sở Y tế nộp báo cáo.\n- Hồ sơ gồm:\n+ Tờ khai;\n+ Bản đồ.",
      "+ Sở Y tế nộp báo cáo\nobject: Tờ khai\nobject: Bản đồ\n" },
    { "entry into force is no task", false, "Yêu cầu:\n1. Sở Y tế lập chốt.\nChỉ thị này có hiệu lực kể từ ngày ký.",
      "+ Sở Y tế lập chốt\nnotice: Chỉ thị này có hiệu lực kể từ ngày ký\n" },
    { "a heading with only field lines is the task", true,
      "1. Số hóa hồ sơ đất đai\n- Cơ quan chủ trì: Sở Nội vụ.\n- Thời gian: Quý II/2027.", "+ Số hóa hồ sơ đất đai\n" },
    { "a heading with tasks is none", true, "1. Số hóa hồ sơ đất đai\n- Quét bản đồ.\n- Cơ quan chủ trì: Sở Nội vụ.",
      "+ Quét bản đồ\n" },
    { "a task behind its label", true,
      "1. Số hóa\na) Nhiệm vụ: Quét bản đồ.\nb) Cơ quan thực hiện:\n- Đơn vị chủ trì: Sở Nội vụ.", "+ Quét bản đồ\n" },
    { "a semicolon may stand inside the subject", false,
      "Yêu cầu:\n1. Các sở, ngành; UBND các xã, phường rà soát quỹ đất; lập hồ sơ.",
      "+ Các sở, ngành; UBND các xã, phường rà soát quỹ đất; lập hồ sơ\n" },
    { "a report due so long after an event is one of its own", false,
      "Yêu cầu:\n1. Sở Y tế trực cấp cứu; báo cáo UBND tỉnh trong vòng 02 giờ kể từ khi phát hiện.",
      "+ Sở Y tế trực cấp cứu\n+ báo cáo UBND tỉnh trong vòng 02 giờ kể từ khi phát hiện\n" },
    { "a periodic report to somebody is one of its own", false,
      "Yêu cầu:\n1. Sở Y tế trực cấp cứu; định kỳ báo cáo UBND tỉnh.",
      "+ Sở Y tế trực cấp cứu\n+ định kỳ báo cáo UBND tỉnh\n" },
    { "to submit the same work is none", false, "Yêu cầu:\n1. Sở Nội vụ lập đề án; trình UBND tỉnh trong tháng 4/2027.",
      "+ Sở Nội vụ lập đề án; trình UBND tỉnh trong tháng 4/2027\n" },
    { "what each of them must have is no change of holder", false,
      "Yêu cầu:\n1. Tập huấn kỹ năng số; mỗi xã có ít nhất 02 công chức.",
      "+ Tập huấn kỹ năng số; mỗi xã có ít nhất 02 công chức\n" },
    { "the difficulty formula in other words", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt. Mọi vướng mắc đề nghị liên hệ Sở Nội vụ.",
      "+ Sở Y tế lập chốt\ndifficulty: Mọi vướng mắc đề nghị liên hệ Sở Nội vụ\n" },
    { "who is blamed for a failure is no task", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt. Sở Nội vụ sẽ xem xét trách nhiệm người đứng đầu nếu chậm.",
      "+ Sở Y tế lập chốt\nliability: Sở Nội vụ sẽ xem xét trách nhiệm người đứng đầu nếu chậm\n" },
    { "what must be done to a thing is a task", false,
      "Yêu cầu:\n1. Việc lấn chiếm lòng sông phải được ngăn chặn ngay.",
      "+ Việc lấn chiếm lòng sông phải được ngăn chặn ngay\n" },
    { "what figures must be is not", false, "Yêu cầu:\n1. Sở Y tế nộp báo cáo. Số liệu gửi phải thống nhất.",
      "+ Sở Y tế nộp báo cáo\nmanner: Số liệu gửi phải thống nhất\n" },
    { "as before is no task", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt.\n2. Về phụ cấp: thực hiện theo quy định hiện hành.",
      "+ Sở Y tế lập chốt\nnarrative: Về phụ cấp: thực hiện theo quy định hiện hành\n" },
    { "work given is counted, not given", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt.\n2. Trong quý, UBND tỉnh giao 120 nhiệm vụ; đã xong 97.",
      "+ Sở Y tế lập chốt\nnarrative: Trong quý, UBND tỉnh giao 120 nhiệm vụ; đã xong 97\n" },
    { "a leave without its holder", false, "Yêu cầu:\n1. Sở Y tế lập chốt. Được sử dụng dự phòng ngân sách để chi.",
      "+ Sở Y tế lập chốt\npermission: Được sử dụng dự phòng ngân sách để chi\n" },
    { "a date alone is the task's above", false,
      "Yêu cầu:\n1. Sở Y tế rà soát biên chế. Hoàn thành trong tháng 8/2027.", "+ Sở Y tế rà soát biên chế\n" },
    { "a number may end a broken line", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt trước ngày 28 tháng\n9. Sở Nội vụ cử người.",
      "+ Sở Y tế lập chốt trước ngày 28 tháng\n9\n+ Sở Nội vụ cử người\n" },
    { "agreed, then somebody must act", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt.\n2. Đồng ý với đề xuất của Sở Y tế; Sở Nội vụ tham mưu quyết định.",
      "+ Sở Y tế lập chốt\nnarrative: Đồng ý với đề xuất của Sở Y tế\n+ Sở Nội vụ tham mưu quyết định\n" },
    { "a plain holder behind a semicolon", false,
      "Yêu cầu:\n1. UBND các xã lập danh sách; chủ đầu tư vận hành thử trước 20/4; đề nghị Công an tỉnh cử người.",
      "+ UBND các xã lập danh sách\n+ chủ đầu tư vận hành thử trước 20/4\n+ đề nghị Công an tỉnh cử người\n" },
    { "what must be completed is a task", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt.\n2. Việc điều chỉnh vốn phải hoàn thành trước ngày 15/11.",
      "+ Sở Y tế lập chốt\n+ Việc điều chỉnh vốn phải hoàn thành trước ngày 15/11\n" },
    { "a refusal asks nothing", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt.\n2. Không thống nhất đề xuất tăng giá của nhà thầu.",
      "+ Sở Y tế lập chốt\nnarrative: Không thống nhất đề xuất tăng giá của nhà thầu\n" },
    { "blame asks nothing", false, "Yêu cầu:\n1. Sở Y tế lập chốt.\n2. Phê bình UBND xã Đông Hòa chậm báo cáo.",
      "+ Sở Y tế lập chốt\nnarrative: Phê bình UBND xã Đông Hòa chậm báo cáo\n" },
    { "the notice formula that names who", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt.\nVăn phòng UBND tỉnh thông báo để Sở Y tế, các cơ quan liên quan thực hiện.",
      "+ Sở Y tế lập chốt\nnotice: Văn phòng UBND tỉnh thông báo để Sở Y tế, các cơ quan liên quan thực hiện\n" },
    { "whose order it is stands behind the semicolon", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt trong tháng 3; UBND tỉnh yêu cầu các xã cử người trước ngày 30/4.",
      "+ Sở Y tế lập chốt trong tháng 3\n+ UBND tỉnh yêu cầu các xã cử người trước ngày 30/4\n" },
    { "what was done may say which things", false,
      "Yêu cầu:\n1. Sở Y tế lập chốt.\n2. Phân loại nhà đất theo 03 nhóm: nhóm đã sử dụng được, nhóm cần sửa.",
      "+ Sở Y tế lập chốt\n+ Phân loại nhà đất theo 03 nhóm: nhóm đã sử dụng được, nhóm cần sửa\n" },
    { "a field line that is a clause", true,
      "1. Rà soát văn bản\n- Nội dung: Rà soát nghị quyết.\n- Cơ quan thực hiện: Sở Tư pháp tiến hành rà soát; Sở Nội "
      "vụ gửi kết quả về Sở Tư pháp.",
      "+ Rà soát nghị quyết\n+ Sở Tư pháp tiến hành rà soát\n+ Sở Nội vụ gửi kết quả về Sở Tư pháp\n" },
};

static bool structural(enum intake_reason r)
{
    return r == REASON_HEADER || r == REASON_RECIPIENT || r == REASON_SIGNATURE || r == REASON_HEADING ||
           r == REASON_CHAPEAU || r == REASON_FIELD;
}

/* Contents and clauses in the order of the text. */
static const char *say(struct arena *a, const struct intake_draft *d)
{
    struct text all = TEXT("");
    size_t i = 0, k = 0;
    while (i < d->ncontents || k < d->nclauses) {
        bool content = k == d->nclauses || (i < d->ncontents && d->contents[i].span.start < d->clauses[k].span.start);
        if (content)
            all = text_printf(a, "%.*s+ %.*s\n", TEXT_FMT(all), TEXT_FMT(d->contents[i].words));
        else if (!structural(d->clauses[k].reason))
            all = text_printf(a, "%.*s%s: %.*s\n", TEXT_FMT(all), intake_reason_word(d->clauses[k].reason),
                              TEXT_FMT(d->clauses[k].words));
        content ? i++ : k++;
    }
    return text_cstr(a, all);
}

static void check(void **state)
{
    const struct row *row = *state;
    struct arena *a = arena_new();
    /* the sample ends with "./.": leave the row's own full stop out */
    struct text body = text_sub(text_of(row->body), 0, strlen(row->body) - 1);
    const char *cstr = text_cstr(a, body);
    struct intake_draft d = sample_draft(a, row->plan ? sample_plan(a, cstr) : sample_directive(a, cstr));
    assert_string_equal(say(a, &d), row->want);
    arena_free(a);
}

/* The values of a block go to every task in it, and to no other. */
static void check_block(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct intake_draft d = sample_draft(
        a,
        sample_plan(
            a,
            "II. NHIỆM VỤ\n1. Đất đai\n- Quét bản đồ.\n- Lập danh sách thửa.\n"
            "- Cơ quan chủ trì: Sở Nông nghiệp và Môi trường.\n- Cơ quan phối hợp: Sở Tài chính; UBND các xã, phường.\n"
            "- Sản phẩm: Bộ dữ liệu.\n- Thời gian hoàn thành: Quý II/2027.\n"
            "2. Hộ tịch\n- Nhập sổ hộ tịch.\n- Cơ quan chủ trì: Sở Tư pháp.\n- Thời gian: Thường xuyên"));
    assert_int_equal(d.ncontents, 3);
    for (size_t i = 0; i < 2; i++) {
        const struct intake_content *c = &d.contents[i];
        assert_string_equal(sample_names(a, c->leads, c->nleads), "Sở Nông nghiệp và Môi trường");
        assert_string_equal(sample_names(a, c->coordinators, c->ncoordinators), "Sở Tài chính | UBND các xã, phường");
        assert_string_equal(text_cstr(a, c->product), "Bộ dữ liệu");
        assert_true(c->deadline.has_date && c->deadline.date.n == day_of(2027, 6, 30).n);
        assert_string_equal(text_cstr(a, c->number), "II.1");
        assert_false(c->exhortation);
    }
    const struct intake_content *c = &d.contents[2];
    assert_string_equal(sample_names(a, c->leads, c->nleads), "Sở Tư pháp");
    assert_int_equal(c->ncoordinators, 0);
    assert_int_equal(c->deadline.recur, RECUR_REGULAR);
    arena_free(a);
}

/* A task that tells its own day keeps it, whatever a line says of all; and a sentence that only begins like a label is none. */
static void check_own_day(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct intake_draft d = sample_draft(
        a, sample_plan(a, "II. NHIỆM VỤ\n1. Đất đai\n- Quét bản đồ trước ngày 15/4/2027.\n- Lập danh sách thửa.\n"
                          "- Thời gian hoàn thành: Quý II/2027.\n"
                          "2. Thời hạn hoàn thành việc di dời các hộ ven sông: Sở Xây dựng trình trước 30/9/2027"));
    assert_true(d.ncontents >= 2);
    assert_string_equal(sample_due(a, &d.contents[0].deadline), "2027-04-15");
    assert_string_equal(sample_due(a, &d.contents[1].deadline), "2027-06-30");
    arena_free(a);
}

/* Lettered tasks that name nobody share the field lines below the last of them. */
static void check_shared_fields(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct intake_draft d = sample_draft(a, sample_plan(a, "II. NHIỆM VỤ\n1. Khi có bão\na) Trực ban.\nb) Sơ tán dân.\n"
                                                           "Cơ quan thực hiện: UBND các xã, phường"));
    assert_int_equal(d.ncontents, 2);
    for (size_t i = 0; i < d.ncontents; i++)
        assert_string_equal(sample_names(a, d.contents[i].leads, d.contents[i].nleads), "UBND các xã, phường");
    arena_free(a);
}

static void check_inline_fields(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct intake_draft d = sample_draft(
        a, sample_plan(
               a, "II. NHIỆM VỤ\n1. Quét bản đồ (chủ trì: Sở Nội vụ; phối hợp: Sở Tài chính; thời gian: quý II/2027).\n"
                  "2. Nhập sổ hộ tịch. Chủ trì: Sở Tư pháp. Thời gian: thường xuyên"));
    assert_int_equal(d.ncontents, 2);
    assert_string_equal(sample_names(a, d.contents[0].leads, d.contents[0].nleads), "Sở Nội vụ");
    assert_string_equal(sample_names(a, d.contents[0].coordinators, d.contents[0].ncoordinators), "Sở Tài chính");
    assert_true(d.contents[0].deadline.has_date);
    assert_string_equal(sample_names(a, d.contents[1].leads, d.contents[1].nleads), "Sở Tư pháp");
    assert_int_equal(d.contents[1].deadline.recur, RECUR_REGULAR);
    arena_free(a);
}

/* As flattened tables have it: one line, a label after each full stop or semicolon. */
static void check_fields_of_one_line(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct intake_draft d = sample_draft(
        a, sample_plan(a, "II. NHIỆM VỤ\n1. Quét bản đồ\n- Chủ trì: Sở Nội vụ. Phối hợp: Sở Tài chính, Sở Y tế. "
                          "Thời gian: Trước ngày 15/12 hằng năm.\n"
                          "2. Nhập sổ hộ tịch\n- Đơn vị thực hiện: Sở Tư pháp; Sản phẩm: Sổ điện tử"));
    assert_int_equal(d.ncontents, 2);
    const struct intake_content *c = d.contents;
    assert_string_equal(sample_names(a, c->leads, c->nleads), "Sở Nội vụ");
    assert_string_equal(sample_names(a, c->coordinators, c->ncoordinators), "Sở Tài chính | Sở Y tế");
    assert_string_equal(sample_due(a, &c->deadline), "yearly 15/12");
    assert_string_equal(sample_names(a, c[1].leads, c[1].nleads), "Sở Tư pháp");
    assert_string_equal(text_cstr(a, c[1].product), "Sổ điện tử");
    arena_free(a);
}

/* A speech has no letterhead: what it tells asks for nothing. */
static void check_speech(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct intake_draft d = sample_draft(a, TEXT("PHÁT BIỂU KẾT LUẬN CỦA ĐỒNG CHÍ CHỦ TỊCH\n(Hải Sơn, ngày "
                                                 "12/3/2027)\n\nHôm nay chúng ta đã nghe Sở Y tế báo cáo. "
                                                 "Sở Nội vụ cho biết biên chế đã đủ.\n\nTôi đề nghị các sở tập trung "
                                                 "vào mấy việc sau:\n\nMột là, y tế. Sở Y tế mua "
                                                 "thuốc trước 30/4. Năm nay mùa mưa đến sớm.\n\nHai là, đất đai. Tôi "
                                                 "giao Sở Nội vụ trong tuần này phải trình kế hoạch."));
    assert_int_equal(d.ncontents, 2);
    assert_string_equal(sample_names(a, d.contents[0].leads, d.contents[0].nleads), "Sở Y tế");
    assert_string_equal(sample_due(a, &d.contents[0].deadline), "2027-04-30");
    assert_string_equal(sample_names(a, d.contents[1].leads, d.contents[1].nleads), "Sở Nội vụ");
    arena_free(a);
}

int main(void)
{
    struct CMUnitTest tests[LEN(ROWS) + 6];
    size_t n = 0;
    for (size_t i = 0; i < LEN(ROWS); i++)
        tests[n++] = (struct CMUnitTest){ ROWS[i].name, check, NULL, NULL, (void *)&ROWS[i] };
    tests[n++] = (struct CMUnitTest){ "field lines speak for their whole block", check_block, NULL, NULL, NULL };
    tests[n++] = (struct CMUnitTest){ "a task that tells its own day keeps it", check_own_day, NULL, NULL, NULL };
    tests[n++] =
        (struct CMUnitTest){ "several fields may stand in one line", check_fields_of_one_line, NULL, NULL, NULL };
    tests[n++] = (struct CMUnitTest){ "fields inside a paragraph speak for it", check_inline_fields, NULL, NULL, NULL };
    tests[n++] = (struct CMUnitTest){ "lettered tasks share the lines below", check_shared_fields, NULL, NULL, NULL };
    tests[n++] = (struct CMUnitTest){ "a speech tells more than it asks", check_speech, NULL, NULL, NULL };
    return _cmocka_run_group_tests("intake contents", tests, n, NULL, NULL);
}
