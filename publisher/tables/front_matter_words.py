"""Names and values of front matter in other languages than English, where people write their own.

Names are folded: NFC, lower case, without blanks, hyphens and underscores. A word that English has for
something else is left out ("data", "resume", "concept"). What can be the name of a region is `state`, of
which only values that are known to hold back count ("estado: Jalisco").
"""

from __future__ import annotations

_NAMES = {
    "title": (
        "titel titre título titulo titolo tytuł otsikko rubrik название заголовок タイトル 題名 标题 標題 제목"
        " العنوان"
    ),
    "date": "datum fecha дата 日付 日期 날짜 التاريخ päivämäärä dato",
    "published": (
        "veröffentlicht veröffentlichtam publié publiée publiéle publicado publicada pubblicato gepubliceerd"
        " publicerad publiceret opublikowano опубликовано опубликован 公開 公開日 发布 发布日期 發布 공개 منشور"
    ),
    "updated": (
        "aktualisiert aktualisiertam geändert geändertam modifié modifiéle miseàjour actualizado aggiornato"
        " atualizado bijgewerkt обновлено 更新 更新日 更新日期"
    ),
    "author": (
        "autor autorin autoren auteur auteurs auteure autora autores autore autori verfasser verfasserin"
        " författare автор авторы 著者 作者 저자 작성자 الكاتب المؤلف"
    ),
    "tags": (
        "schlagworte schlagwörter stichworte stichwörter motsclés motclé étiquettes etiquetas palabrasclave"
        " etichette trefwoorden taggar tagi теги метки タグ 标签 標籤 태그 الوسوم"
    ),
    "category": (
        "kategorie kategorien rubrique catégorie catégories categoría categorías categoria categorias"
        " kategoria kategori категория категории рубрика カテゴリ カテゴリー 分类 分類 카테고리 التصنيف"
    ),
    "summary": (
        "zusammenfassung kurzfassung beschreibung résumé chapô resumen resumo riassunto sommario"
        " samenvatting sammanfattning описание аннотация 概要 摘要 要約 요약 الملخص"
    ),
    "language": "sprache langue idioma lingua taal språk язык 言語 语言",
    "draft": (
        "entwurf istentwurf brouillon borrador bozza rascunho utkast kladde szkic luonnos taslak черновик"
        " чернетка 下書き 草稿 초안 مسودة טיוטה"
    ),
    "private": "privat privé privée privado privada privato 非公開 私密 비공개 приватно личное خاص",
    "hidden": (
        "versteckt verborgen caché cachée oculto oculta nascosto nascosta скрыто скрытый 非表示 隐藏 مخفي"
    ),
    "public": "öffentlich publique público pública pubblico publico openbaar публично",
    "visibility": "sichtbarkeit visibilité visibilidad visibilità visibilidade видимость 公開範囲 可见性",
    "status": "statut статус ステータス",
    "state": "estado stato 状態 状态 狀態 상태 الحالة",
    "expires": (
        "ablaufdatum gültigbis läuftab dateexpiration datedexpiration caducidad fechadecaducidad scadenza"
        " datascadenza vervaldatum срокдействия 有効期限 公開終了日"
    ),
    "password": "passwort kennwort motdepasse contraseña senha wachtwoord пароль パスワード 密码",
}
NAME_OF = {word: name for name, words in _NAMES.items() for word in words.split()}

YES = frozenset("ja wahr oui vrai sí si sim verdadero verdadeiro vero tak да истина はい 是 예 نعم".split())
NO = frozenset("nein falsch non faux não nao falso nee nej nie нет ложь いいえ 否 아니요 لا".split())
HELD = frozenset(
    "entwurf inarbeit inbearbeitung unveröffentlicht geplant privat versteckt verborgen"
    " brouillon nonpublié enattente planifié privé privée caché cachée masqué"
    " borrador pendiente programado privado privada oculto oculta nopublicado"
    " bozza privato nascosto rascunho agendado nãopublicado utkast kladde szkic luonnos taslak"
    " черновик чернетка неопубликовано скрыто скрытый приватно отложено"
    " 下書き 非公開 非表示 草稿 私密 未发布 未公開 초안 비공개 مسودة خاص مخفي טיוטה".split()
)
SHOWN = frozenset(
    "veröffentlicht publiziert öffentlich fertig publié publiée publique enligne publicado publicada público"
    " pública publico pubblicato pubblico gepubliceerd openbaar publicerad opublikowane опубликовано"
    " опубликован публично 公開 公開中 公開済み 已发布 发布 공개 발행 منشور عام".split()
)

# Folders of drafts.
DRAFTS = frozenset(
    "entwurf entwürfe brouillon brouillons borrador borradores bozza bozze rascunho rascunhos utkast kladder"
    " szkice черновик черновики 下書き 草稿 초안 مسودة مسودات privat privé privado 非公開".split()
)

# What editors call a new file, which says nothing of what is in it.
UNTITLED = frozenset(
    (
        "untitled | untitled note | untitled document | new note | new file | new document | "
        "new post | unbenannt | ohne titel | neue notiz | neues dokument | neue "
        "datei | sans titre | nouvelle note | nouveau document | sin título | sin titulo | "
        "nueva nota | nuevo documento | senza titolo | nuova nota | sem título | nova nota | "
        "naamloos | nieuwe notitie | namnlös | ny anteckning | uden titel | uten tittel | "
        "nimetön | bez tytułu | bez nazwy | nowa notatka | bez názvu | névtelen | без "
        "названия | без имени | новая заметка | без назви | 無題 | 名称未設定 | 新規ノート | 未命名 | 无标题 | "
        "新笔记 | 新建文档 | 제목 없음 | 새 노트 | بدون عنوان | ללא כותרת"
    ).split(" | ")
)
