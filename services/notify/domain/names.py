"""Names: what the codes of events are called where people read them."""

CLOCKS = {
    "legal": "法定办结",
    "promised": "承诺办结",
    "step": "处置",
    "sign": "签收",
    "contact": "联系",
    "callback": "回访",
    "visit": "上门",
    "submit": "代为提交",
    "delivery": "送达",
    "tolerance": "容缺补交",
    "supply": "补正",
    "notice": "一次性告知",
    "special": "特别程序",
    "return": "退单答复",
}
OUTCOMES = {
    "solved": "已解决",
    "explained": "已解释说明",
    "not_solved": "未能解决",
    "granted": "予以批准",
    "granted_tolerantly": "予以批准（容缺，承诺的材料补齐后领取结果）",
    "declined": "不予批准",
    "upheld": "维持",
    "revoked": "撤销",
}
REFUSALS = {
    "outside_jurisdiction": "不属于本街道管辖",
    "emergency_numbers": "应拨打紧急电话处理",
    "other_powers": "属于其他机关职权",
    "in_legal_procedure": "已进入法定程序",
    "secret_or_private": "涉及国家秘密、商业秘密或者个人隐私",
    "same_matter": "同一事项正在办理或者已经依法办结",
    "illegal_or_empty": "没有实质内容或者违反法律",
}
REFUSED_APPLICATIONS = {
    "not_needed": "依法不需要办理",
    "other_authority": "不属于本机关职权范围",
    "not_entitled": "不符合受理条件",
    "not_supplied": "逾期未补正",
    "false_materials": "提供虚假材料",
}
PROCEDURES = {
    "hearing": "听证",
    "tender": "招标",
    "inspection": "检验",
    "testing": "检测",
    "quarantine": "检疫",
    "appraisal": "鉴定",
    "expert_review": "专家评审",
    "publicity": "公示",
    "home_visit": "入户调查",
}
METHODS = {"counter": "窗口领取", "post": "邮寄", "home": "上门送达", "electronic": "电子送达"}
ASSIGNED = {
    "a_on_duty": "A岗在岗",
    "b_covers_a_on_leave": "A岗请假，B岗顶岗",
    "b_covers_a_off_shift": "A岗不在班，B岗顶岗",
    "b_covers_a_vacant": "A岗空缺，B岗顶岗",
    "nobody_on_duty_a_first_back": "均不在岗，A岗先到岗",
    "nobody_on_duty_b_first_back": "均不在岗，B岗先到岗",
    "b_covers_a_unsigned": "A岗未及时签收，B岗顶岗",
    "substitute_covers": "A岗、B岗均请假，替班人顶岗",
    "stepped_in": "自行顶岗",
    "handed_over": "离岗交接",
    "handed_back": "返岗交还",
    "community_head": "由社区负责人办理",
    "by_hand": "人工指派",
    "had_it_before": "由原办理人继续办理",
}
STEPS = {"received": "接收", "copied": "复印", "submitted": "递交窗口", "returned": "归还"}
CANCELLED = {
    "visitor": "您已取消",
    "office": "大厅已为您取消",
    "closed": "该时段已停止办理",
    "rest_day": "当日调整为不办公",
    "missed": "您未按时到场",
    "served": "到场时未受理本件",
}
REVIEWS = {"mid": "中期评估", "final": "末期评估"}
UNASSIGNED = {
    "place_unknown": "地址无法定位",
    "outside_area": "不在本街道范围内",
    "no_post": "网格没有设岗",
    "nobody_on_duty": "A岗、B岗均无人在岗",
    "returned": "原单位已退单",
    "transferred": "已转办到社区",
    "declined": "被派人说明不能办理",
}

OBSTACLES = {
    "policy_not_yet_available": "相关政策尚未出台",
    "works_season": "工程施工条件限制",
    "litigation": "诉讼程序尚未终结",
}
CAUSES = {"force_majeure": "不可抗力", "applicant": "申请人自身原因"}
PRESSED: dict[str | int, str] = {
    "normal": "普通督办",
    "yellow": "黄牌督办",
    "red": "红牌督办",
    5: "非常满意",
    4: "满意",
    3: "基本满意",
    2: "不满意",
    1: "非常不满意",
}


CASE_FLAGS = {"important": "重大", "historic": "历史遗留", "urgent": "加急"}
GROUNDS = {"policy_gap": "政策空白", "third_party": "产权或者职责属于第三方"}
LEVELS = {"L1": "黄牌", "L2": "红牌", "L3": "通报", "L4": "约谈"}
FLAGS = {
    "too_short": "走访时间过短",
    "doors_too_close": "两户走访间隔过短",
    "same_summary": "小结多次雷同",
    "clock_doubtful": "终端时间异常",
    "without_appointment": "住户要求预约而未预约",
    "too_soon": "距上次走访过近",
    "far_from_door": "走访位置距住户较远",
}
PURPOSES = {
    "visit": "例行走访",
    "contact": "联系",
    "discharge": "出院",
    "bereavement": "亲人去世",
    "flood_alarm": "汛情预警",
    "tenancy_change": "租户变动",
    "lost_phone": "电话号码失效",
}
POSTS = {"A": "A岗", "B": "B岗", "head": "负责人岗"}
SEVERITIES = {"minor": "一般隐患", "major": "重大隐患"}
ONWARD = {
    "court": "可以向法院起诉",
    "arbitration": "可以申请仲裁",
    "authority": "可以向主管部门反映",
    "nowhere": "没有其他途径",
}
