"""Bylines of Chinese, Japanese and Korean: in a line of their own, or in the head of a wire story.

A Chinese name has two to four signs, a Korean one two to five, a Japanese one up to eight. Borders are
a role ("記者", "기자"), a place, a day or a bracket; none of these languages writes blanks around it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from publisher.text.agencies import agencies
from publisher.text.lazy import lazy

# The day and the hour before a byline.
_DAY = lazy(r"\d[\d/.:年月日時时分년월일시분\s-]{3,40}\s(?=\D)")
_HEAD = 120  # characters of a line in which the head of a story is looked for
_HAN = "\u4e00-\u9fff\u3005"
_NAME = rf"[{_HAN}]{{2,4}}"
_JAPANESE = rf"[{_HAN}\u3040-\u30ff]{{2,8}}"
# Labels that could be names by their length.
_NOT = (
    "(?:摄影|攝影|编辑|編輯|责任|責任|图片|圖片|校对"
    "|通讯员|通訊員|实习生|實習生|见习|見習|摄|撮影|记者|記者|综合|綜合|报道|報導|写真)"
)
_ROLE = (
    r"(?:本报|本報|本网|本網|本刊|新华社|新華社|中央社|中新社|首席|特派|见习|實習|实习|综合|綜合|特约"
    r"|特約|[^\W\d_]{2,6}?[社网網报報])?"
    r"(?:记者|記者|通讯员|通訊員|特派员|特派員|作者|撰文|撰稿|采写|編譯|编译|执笔|執筆)"
)
_AUTHOR = lazy(
    rf"{_ROLE}\s{{0,3}}[：:／/=＝丨"
    rf"|]?\s{{0,3}}(?P<names>{_NAME}(?:\s?[、，,·]\s?{_NAME}){{0,5}}(?:\s{{1,3}}(?!{_NOT}){_NAME}(?![^\W\d_])){{0,3}})(?![：:])"
)
_TEXT = lazy(
    rf"^(?:文字|文|取材[・･]文|文[・･]写真|文と写真|文[・･]取材|取材[・･]執筆|執筆|ライター|著者"
    rf"|筆者|聞き手)(?:\s{{0,3}}[：:／/=＝●|・]\s{{0,3}}|\s{{1,2}}(?=\S{{2,8}}(?:\s\S{{1,5}})?$))"
    rf"(?P<names>(?!{_NOT}){_JAPANESE}(?:\s(?!{_NOT})[{_HAN}\u3040-\u30ff]{{1,5}})?(?:[、，,]\s?{_JAPANESE}){{0,5}})"
)
_BEHIND = lazy(
    rf"^[（(【〔\[]?\s?(?P<names>{_JAPANESE}(?:\s[{_HAN}\u3040-\u30ff]{{1,5}})?)\s?(?:記者|特派員"
    rf"|編集委員|論説委員)\s?[）)】〕\]]?$"
)
# 何雨晴／綜合報導
_REPORTS = lazy(rf"^(?P<names>[{_HAN}]{{2,4}})\s?[／/]\s?[{_HAN}]{{2,6}}(?:報導|报道|報道|报导)$")
# The head of a story in brackets: 【ロンドン＝佐藤花子】, （中央社記者王啟明台北7日電）.
_BRACKETS = lazy(
    r"^\s{0,3}(?P<before>[^（(【〔［\[\s]{0,30})\s?[（(【〔［\[]"
    r"(?P<inner>[^（(【〔［\[）)】〕］\]]{2,40})[）)】〕］\]]"
)
_OPENED = lazy(rf"^(?P<inner>{_ROLE}\s?{_NAME}\s?[／/]\s?[^\s]{{2,8}}?(?:报道|報導|报导|報道))")
_EQUALS = lazy(rf"^(?P<place>[^＝=]{{1,12}})[＝=](?P<name>{_JAPANESE})$")
_CITY_DAY = lazy(
    rf"^(?P<name>[{_HAN}]{{2,3}})(?=[{_HAN}]{{2,4}}\d{{1,2}}日|[{_HAN}]{{2,4}}(?:报道|報導|报导|報道|电|電))"
)
# 【カイロ佐々木薫】: a place in katakana, and a name in ideographs without a blank between.
_KATAKANA_PLACE = lazy(rf"^[\u30a0-\u30ff]{{2,8}}(?P<name>[{_HAN}]{{3,5}})$")
# [아시아경제 이수진 기자]: the paper and the reporter in one bracket.
_IN_BRACKET = lazy(r"^(?:[^\s\[\]]{2,14}\s){0,2}(?P<name>[가-힣]{2,4})\s?(?:기자|특파원|논설위원|인턴기자)$")
_KOREAN = lazy(
    r"^\s{0,3}(?:[\[(【〈](?P<credit>[^\[\]()【】〈〉]{2,30})[\])】〉])?\s{0,3}(?:글|글·사진|글/사진"
    r"|취재|(?!사진|그림|영상|편집|그래픽)[가-힣]{2,8}\s?[=|])?\s{0,3}[:：=]?\s{0,3}"
    r"(?P<names>[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4}){0,4})\s{0,2}(?:선임|수습|인턴|객원|문화|경제"
    r"|정치|전문)?\s?(?:기자|특파원|논설위원|통신원)(?![가-힣])"
)


class Head(NamedTuple):
    """Whom the head of a story names: authors, joined by commas, and agencies."""

    names: str = ""
    agencies: tuple[str, ...] = ()


def byline(line: str) -> str:
    """Return the names of a short line that is a byline, joined by commas, "" where it is none."""
    if line.isascii() or len(line) > _HEAD:
        return ""
    if line[:1].isdigit() and (day := _DAY.match(line)):
        line = line[day.end() :]
    if match := _IN_BRACKET.match(line.strip("[]() ")):
        return _joined([match["name"]])
    if match := _KOREAN.match(line):
        return _joined([match["names"]])
    if match := _TEXT.match(line) or _BEHIND.match(line) or _REPORTS.match(line):
        return _joined([match["names"]])
    bare = line.strip(" （(【〔[）)】〕]")
    found = list(_AUTHOR.finditer(bare))
    if not found or found[0].start() > 12:
        return ""
    return _joined([_without_city(match["names"], bare[match.end("names") :]) for match in found])


def head(line: str) -> Head:
    """Return whom the head of a wire story names, nothing where the line has none."""
    start = line[:_HEAD]
    if start.isascii():
        return Head()
    if (match := _KOREAN.match(start)) and start[match.end() :].lstrip()[:1] in ("=", ""):
        return Head(_joined([match["names"]]), agencies((match["credit"] or "").replace("=", " ")))
    match = _BRACKETS.match(start) or _OPENED.match(start)
    if not match:
        return Head()
    inner = match["inner"]
    credited = agencies(match.groupdict().get("before") or "") + agencies(inner)
    if author := _AUTHOR.search(inner):
        return Head(_joined([_without_city(author["names"], inner[author.end("names") :])]), credited)
    if korean := _IN_BRACKET.match(inner):
        return Head(korean["name"], credited)
    named = _EQUALS.match(inner) or _KATAKANA_PLACE.match(inner)
    if named and not (credited or _joined_credit(inner)):
        return Head(named["name"].removesuffix("記者"))
    return Head("", credited or _joined_credit(inner))


def _joined_credit(inner: str) -> tuple[str, ...]:
    # 【オスロ共同】, ［ロンドン　５日　ロイター］: a place, and an agency by its short name.
    short = {
        "共同": "Kyodo",
        "時事": "Jiji Press",
        "ロイター": "Reuters",
        "路透": "Reuters",
        "美联": "AP",
        "法新": "AFP",
    }
    return tuple(name for end, name in short.items() if inner.endswith(end))


def _without_city(names: str, rest: str) -> str:
    """Cut off the city that follows a name without a blank: "王啟明台北" before "7日電"."""
    if match := _CITY_DAY.match(names + rest):
        return match["name"]
    return names


def _joined(found: list[str]) -> str:
    return ", ".join(name for part in found for name in re.split(r"\s?[、，,·]\s?|\s{1,3}", part) if name)
