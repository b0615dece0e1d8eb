"""In which direction a language is written.

Source: Unicode CLDR 48, script metadata (which scripts run from right to left) and likely subtags
(which script a language is written in where its tag names none).
"""

from __future__ import annotations

SCRIPTS = frozenset("adlm arab hebr mand mend nkoo rohg samr syrc thaa".split())
LANGUAGES = frozenset(
    "ar arc arz ary azb bal bgn bqi ckb dv fa glk he iw ji khw ks lrc mzn nqo ota pnb prs ps rhg sd sdh skr"
    " syr trw ug ur yi".split()
)
# Languages that one country writes in another script than the rest.
COUNTRIES = frozenset({("az", "ir"), ("pa", "pk"), ("uz", "af")})
