"""Words: how the values of a record are said to people."""

from collections.abc import Mapping
from datetime import date
from typing import Any

NOTHING = "无"
YES_NO = {True: "是", False: "否"}

WORDS: dict[str, Mapping[str, str]] = {
    "project_type": {"at_once": "即办件", "promised": "承诺件", "referred": "上报件", "joint": "联办件"},
    "service_scope": {
        "street_decides": "街道决定",
        "street_first_review": "街道初审",
        "intake_only": "街道收件转送",
    },
    "must_present": {"never": "无须到场", "always": "须本人到场", "for_part": "部分情形须到场"},
    "discretion": {"open": "公开", "sensitive": "敏感", "discreet": "低调办理", "off_menu": "不对外展示"},
    "certificate": {"waits": "补齐后发证", "at_once": "当时发证"},
    "after_correction": {"resumes": "继续计时", "starts_anew": "重新计时"},
    "use_level": {"1": "国家", "2": "省", "3": "市", "4": "县区", "5": "街道", "6": "社区"},
    "type": {"1": "工作日", "2": "自然日", "3": "小时"},
    "ends": {"close_of_business": "下班时", "midnight": "二十四时"},
    "required": {"always": "必要", "when": "视情形", "optional": "非必要"},
    "asked_of": {"everyone": "所有人", "agent": "代办人"},
    "source": {
        "applicant": "申请人自备",
        "other_dept": "其他部门出具",
        "data_share": "部门共享，无须提交",
        "agent_pledge": "承诺书",
    },
    "kind": {
        "form": "表格",
        "certificate": "证件",
        "proof": "证明",
        "photo": "照片",
        "result": "办理结果",
        "text": "文字",
        "number": "数字",
        "date": "日期",
        "money": "金额",
        "choice": "选择",
    },
    "form": {"original": "原件", "copy": "复印件", "electronic": "电子件", "view_only": "仅供查验"},
    "validity_check": {"none": "不核验", "not_expired": "在有效期内", "issued_within": "近期出具"},
    "keep": {"none": "不留存", "hash": "只留校验值", "copy": "留存复印件"},
    "bound": {"at_most": "不超过", "at_least": "不少于"},
    "unit": {
        "working_day": "工作日",
        "natural_day": "自然日",
        "working_minute": "工作分钟",
        "minute": "分钟",
    },
    "decision": {"granted": "予以批准", "declined": "不予批准"},
    "upon": {"granted": "予以批准", "declined": "不予批准"},
    "code_of_procedure": {
        "hearing": "听证",
        "tender": "招标",
        "inspection": "检验",
        "testing": "检测",
        "quarantine": "检疫",
        "appraisal": "鉴定",
        "expert_review": "专家评审",
        "publicity": "公示",
        "home_visit": "入户调查",
    },
}


def in_words(field: str, value: Any) -> str:
    """Say a value; a limit's field is known by the end of its name: `promise_type`."""
    if value in (None, "", (), []):
        return NOTHING
    if isinstance(value, tuple | list):
        return "、".join(in_words(field, each) for each in value)
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    names = WORDS.get(field) or WORDS.get(field.rpartition("_")[2], {})
    return YES_NO[value] if isinstance(value, bool) else names.get(str(value), str(value))


def limit_in_words(name: str, record: Mapping[str, Any]) -> str:
    """Say a limit of the record: 5个工作日，最长10个工作日."""
    amount, unit = record[f"{name}_day"], in_words("type", record[f"{name}_type"])
    longest = record[f"{name}_longest"]
    if amount is None:
        return NOTHING
    told = "当日办结" if amount == 0 else f"{amount}个{unit}"
    return told if longest is None else f"{told}，最长{longest}个{unit}"
