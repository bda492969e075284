"""Names: drawn from lists of frequent surnames and of characters that were in fashion when one was born."""

from itertools import product
from random import Random

from demo.street.codes import Sex

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
FREQUENT = 10  # the first surnames of the list, and how much more often they occur
MORE_OFTEN = 4
LATE, NEW = 1965, 1995  # years from which other characters are in fashion

FASHIONS = {
    ("old", Sex.MALE): ("建国德志文永家明正学", "华强明军林平生海成发"),
    ("old", Sex.FEMALE): ("秀桂玉淑素凤兰美翠月", "英珍芳华云琴梅荣霞萍"),
    ("late", Sex.MALE): ("晓海永建志俊大小新春", "伟勇斌峰涛磊刚辉亮鹏"),
    ("late", Sex.FEMALE): ("晓海丽小春雪红亚文艳", "燕静敏娟玲婷芬莉洁慧"),
    ("new", Sex.MALE): ("子浩宇梓俊奕博思泽嘉", "轩然辰涵睿航阳诚乐恒"),
    ("new", Sex.FEMALE): ("子梓欣雨思诗佳若语嘉", "涵怡萱琪妍彤悦瑶宁菲"),
}
GIVEN = {
    fashion: tuple(first + second for first, second in product(*characters))
    for fashion, characters in FASHIONS.items()
}
WEIGHTS = [MORE_OFTEN if place < FREQUENT else 1 for place in range(len(SURNAMES))]


def a_surname(luck: Random) -> str:
    return luck.choices(SURNAMES, WEIGHTS)[0]


def a_given_name(luck: Random, *, sex: Sex, born: int) -> str:
    """Return a given name of two characters for somebody born in that year."""
    fashion = "old" if born < LATE else "late" if born < NEW else "new"
    return luck.choice(GIVEN[fashion, sex])
