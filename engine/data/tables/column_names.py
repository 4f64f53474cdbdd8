"""What the names of columns say: which one is the answer, and which only counts the rows."""

from __future__ import annotations

import re
from functools import lru_cache

# Names that say what is asked for, in the languages people write them in.
SPECIFIC = frozenset(
    [
        "survived",
        "species",
        "diagnosis",
        "price",
        "prices",
        "quality",
        "outcome",
        "churn",
        "churned",
        "exited",
        "attrition",
        "salary",
        "tip",
        "charges",
        "sales",
        "fraud",
        "default",
        "spam",
        "sentiment",
        "digit",
        "letter",
        "variety",
        "mpg",
        "strength",
        "rings",
        "credit_risk",
        "creditrisk",
        "medv",
        "mortality",
        "readmitted",
        "purchased",
        "subscribed",
        "approved",
        "loan_status",
        "loanstatus",
        "heartdisease",
        "heart_disease",
        "stroke",
        "depression",
        "saleprice",
        "sale_price",
        "selling_price",
        "median_house_value",
        "medianhousevalue",
        "medhouseval",
        "house_value",
        "profit",
        "admitted",
        "placement",
        "graduated",
        "dropout",
        "passed",
        "purchase",
        "life_expectancy",
        "lifeexp",
        "lebenserwartung",
        "value",
        "überlebt",
        "ueberlebt",
        "art",
        "spezies",
        "preis",
        "preise",
        "kaufpreis",
        "verkaufspreis",
        "miete",
        "diagnose",
        "gehalt",
        "lohn",
        "umsatz",
        "qualität",
        "qualitaet",
        "note",
        "bestanden",
        "gekündigt",
        "gekuendigt",
        "ausfall",
        "wert",
        "befund",
        "survécu",
        "espèce",
        "espece",
        "prix",
        "salaire",
        "loyer",
        "diagnostic",
        "qualité",
        "especie",
        "precio",
        "calidad",
        "diagnóstico",
        "salario",
        "supervivencia",
        "sobrevivió",
        "specie",
        "prezzo",
        "qualità",
        "sopravvissuto",
        "stipendio",
        "espécie",
        "preço",
        "qualidade",
        "种类",
        "品种",
        "价格",
        "房价",
        "质量",
        "诊断",
        "是否存活",
        "生存",
        "品質",
        "価格",
        "値段",
        "種類",
        "生存者",
        "품종",
        "가격",
        "생존",
    ]
)
GENERAL = frozenset(
    [
        "class",
        "classes",
        "classification",
        "label",
        "labels",
        "target",
        "targets",
        "y",
        "output",
        "result",
        "results",
        "type",
        "category",
        "group",
        "answer",
        "income",
        "einkommen",
        "revenue",
        "rent",
        "response",
        "risk",
        "dependent",
        "close",
        "adj_close",
        "ground_truth",
        "groundtruth",
        "num",
        "klasse",
        "klassen",
        "ziel",
        "zielwert",
        "zielgröße",
        "zielgroesse",
        "zielvariable",
        "ergebnis",
        "typ",
        "kategorie",
        "gruppe",
        "sorte",
        "ausgabe",
        "classe",
        "cible",
        "étiquette",
        "etiquette",
        "sortie",
        "résultat",
        "clase",
        "etiqueta",
        "objetivo",
        "salida",
        "resultado",
        "obiettivo",
        "etichetta",
        "uscita",
        "risultato",
        "alvo",
        "rótulo",
        "saída",
        "类别",
        "类",
        "分类",
        "标签",
        "目标",
        "结果",
        "輸出",
        "クラス",
        "ラベル",
        "目的変数",
        "結果",
        "클래스",
        "라벨",
        "목표",
        "결과",
    ]
)
# The last word of a longer name can say it too: "sale price", "median_house_value".
_ENDINGS = frozenset(
    ["price", "prices", "preis", "value", "class", "label", "target", "species", "prix", "precio"]
)
# Where words stand under these it is their class that is asked for; as numbers they are inputs.
_EARNED = frozenset(["income", "einkommen"])
# Named like this it is a number that is asked for, even if few different ones occur.
AMOUNTS = frozenset(
    [
        "price",
        "prices",
        "saleprice",
        "sale_price",
        "value",
        "preis",
        "preise",
        "wert",
        "miete",
        "rent",
        "salary",
        "charges",
        "sales",
        "umsatz",
        "revenue",
        "gehalt",
        "prix",
        "precio",
        "prezzo",
        "preço",
        "价格",
        "房价",
        "価格",
        "値段",
        "가격",
        "mpg",
        "medv",
    ]
)
COUNTERS = frozenset(
    word
    for words in (
        "id ids nr no nummer number index idx row rows rowid row_id rownames rowname",
        "unnamed:_0 unnamed key uuid guid pk lfd lfd_nr lfdnr lfnr # n° num. sno s.no sl_no",
        "serial serial_no srno code zip zipcode zip_code postcode postal_code plz",
        "postleitzahl fips matrikelnummer identifier identifiant 编号 序号 番号 번호",
    )
    for word in words.split()
)
# What files are called beside what they are about.
_OF_FILES = frozenset(
    word
    for words in ("data dataset table miss missing clean raw train test full small",)
    for word in words.split()
)
_ID_ENDINGS = ("_id", "_nr", "_no", "_nummer", "_number", "_index", "_key", "编号")
_CAMEL = re.compile(r"(?<=[a-zäöü])(?=[A-Z])")


@lru_cache(maxsize=20_000)
def plain_name(name: str) -> str:
    """A name in small letters with its words joined by "_"."""
    words = _CAMEL.sub(" ", name.strip()).replace("-", " ").replace("_", " ").split()
    return "_".join(words).lower().strip(".:*'\"()")


def says_target(name: str) -> int:
    """How much a name says that the column is asked for: 3 plainly, 2 in general, 0 not at all."""
    plain = plain_name(name)
    joined = plain.replace("_", "")
    if plain in SPECIFIC or joined in SPECIFIC:
        return 3
    if plain in GENERAL or joined in GENERAL:
        return 2
    last = plain.rpartition("_")[2]
    if last in _ENDINGS:
        return 3 if last in SPECIFIC else 2
    return 0


def says_earned(name: str) -> bool:
    """Whether a name asks for classes of what somebody earns, and for nothing if it is a number."""
    return plain_name(name) in _EARNED


def says_amount(name: str) -> bool:
    """Whether a name says that the column holds amounts, never classes."""
    plain = plain_name(name)
    return plain in AMOUNTS or plain.rpartition("_")[2] in AMOUNTS


def says_counter(name: str) -> bool:
    """Whether a name says that the column only counts or names the rows."""
    plain = plain_name(name)
    return plain in COUNTERS or plain.endswith(_ID_ENDINGS) or name.endswith(("ID", "Id"))


def is_namesake(name: str, file: str) -> bool:
    """Whether a file is called like its column of this name: `Prestige_2.csv` is about that."""
    words = plain_name(file).split("_")
    while len(words) > 1 and (words[-1] in _OF_FILES or words[-1].isdigit()):
        words.pop()
    return plain_name(name) == "_".join(words)
