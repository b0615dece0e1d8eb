"""Calendars besides the Gregorian: facts that no formula gives.

Sources: the Umm al-Qura calendar as published by King Abdulaziz City for Science and Technology
(month lengths); the first days of Japanese eras; the founding year of the Republic of China.
"""

from __future__ import annotations

# One hexadecimal number for each Hijri year from 1365 to 1500: bit 0 is Muharram, 1 says 30 days, 0 says 29.
UMM_AL_QURA_FIRST = 1365
UMM_AL_QURA_START = (1945, 12, 5)  # Gregorian day of 1 Muharram 1365
UMM_AL_QURA = tuple(
    int(year, 16)
    for year in (
        "d55 555 555 d55 6d5 555 ea5 d2a aaa cd5 655 572 da9 555 aaa 555 52d a6d 55a 555 "
        "74d d53 d54 556 d55 2d5 d55 d54 d45 655 52d a5d 55a ad5 6aa d4b 52a a57 4ae 976 "
        "56c b55 aaa a55 4ad 95d 2da 5d9 db2 ba4 b4a a55 2b5 575 b6a bd2 bc4 b89 a95 52d "
        "5ad b6a 6d4 dc9 d92 aa6 956 2ae 56d 36a b55 aaa 94d 49d 95d 2ba 5b5 5aa d55 a9a "
        "92e 26e 55d ada 6d4 6a5 54b a97 54e aae 5ac ba9 d92 b25 64b cab 55a b55 6d2 ea5 "
        "e4a a95 52d aad 36c 759 6d2 695 52d a5b 4ba 9ba 3b4 b69 b52 aa6 4b6 96d 2ec 6d9 "
        "eb2 d54 d2a a56 4ae 96d d6a b54 b29 a93 52b a57 536 ab5 6aa e93"
    ).split()
)

# The Gregorian year before the first year of each era.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
ERA_LETTERS = {"R": 2018, "H": 1988, "S": 1925, "T": 1911, "M": 1867}
