"""Words by which programs name boxes in a text: notes, warnings, tips; and what else a box can be.

Sources: the documentation of GitHub, GitLab, Obsidian, Docusaurus, VitePress, Material for MkDocs, Quarto,
MyST, docutils, Starlight, HackMD, Zenn and Qiita; their words in other languages.
"""

from __future__ import annotations

# A box has a title: the word, where its writer gives none.
ADMONITIONS = frozenset(
    (
        "note notes tip tips hint hints info information warning warn caution danger error attention important"
        " success check done question help faq failure fail missing bug example quote cite abstract summary"
        " tldr todo seealso see-also notice alert deprecated experimental remark reminder admonition callout"
        " aside security feature fun-fact"
        # German, French, Spanish, Portuguese, Italian, Dutch, Polish, Swedish, Turkish
        " hinweis achtung warnung vorsicht tipp wichtig gefahr beispiel anmerkung merke frage"
        " remarque astuce avertissement conseil exemple prudence"
        " nota aviso advertencia advertência consejo peligro importante atención precaución ejemplo pista"
        " dica cuidado perigo atenção exemplo suggerimento attenzione avviso pericolo avvertenza esempio"
        " opmerking waarschuwing let-op belangrijk gevaar voorbeeld"
        " uwaga wskazówka ostrzeżenie ważne przykład varning tips viktigt fara obs"
        " not uyarı ipucu dikkat önemli tehlike"
        # Russian, Ukrainian, Arabic, Persian, Hebrew
        " примечание внимание совет важно предупреждение опасность заметка подсказка пример"
        " примітка увага порада важливо попередження"
        " ملاحظة تحذير تنبيه نصيحة مهم خطر توجه نکته هشدار הערה אזהרה טיפ"
        # Chinese, Japanese, Korean
        " 注意 提示 警告 危险 危險 信息 資訊 重要 说明 說明 注 小贴士"
        " ヒント 情報 メモ 補足 例 参考 참고 주의 경고 팁 중요 정보"
    ).split()
)
# A box that opens on a click.
DETAILS = frozenset("details detail spoiler dropdown toggle collapse collapsible accordion fold".split())
# A box without a title of its own.
UNTITLED = frozenset("message epigraph pull-quote topic sidebar margin blockquote".split())
