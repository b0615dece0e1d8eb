"""What themes and programs head their pages with: the kind of page, whatever it holds.

Sources: the page titles of common themes of WordPress and of HTML templates ("Blog Details", "Blog Single"),
and the names of the sections of news that sites use. All in lower case.
"""

from __future__ import annotations

KINDS_OF_PAGES = frozenset(
    (
        "the blog single | blog single | single blog | blog details | blog detail | blog post"
        " | single post | post details | post detail | news details | news detail | news single"
        " | article details | article detail | blog | our blog | the blog | news | latest news"
        " | news & events | newsroom | press release | press releases | article | articles"
        " | story | stories | insights | resources | media | blog archive | archive | archives"
        " | aktuelles | neuigkeiten | nachrichten | meldungen | pressemitteilung"
        " | pressemitteilungen | blogbeitrag | artikel | beitrag | actualités | actualité"
        " | nouvelles | articles de blog | communiqué de presse | noticias | noticia | actualidad"
        " | artículo | nota de prensa | notícias | notícia | artigo | notizie | notizia"
        " | articolo | comunicato stampa | nieuws | nieuwsbericht | artikelen | nyheter | nyhet"
        " | nyheder | nyhed | uutiset | uutinen | aktualności | wiadomości | aktuality | novinky"
        " | hírek | știri | noutăți | новости | новость | новини | вести | haberler | haber"
        " | duyurular | νέα | ειδήσεις | חדשות | أخبار | الأخبار | اخبار | समाचार | খবর"
        " | செய்திகள் | ข่าว | tin tức | berita | 新闻 | 新闻资讯 | 新聞 | 最新消息 | ニュース"
        " | お知らせ | ブログ | 뉴스 | 공지사항 | 소식"
    ).split(" | ")
)

# What publishing systems call a site whose owner has named none, and archives other sites. Letters only.
DEFAULT_SITE_NAMES = frozenset(
    """
    wordpress mywordpressblog myblog mysite mywebsite sitetitle sitename yoursite yoursitename yourwebsite
    websitename website untitled ghost joomla drupal wixsite mysitewix squarespace hugo jekyll gatsby
    localhost justanotherwordpresssite home homepage default archiveph archiveis archivetoday archivemd
    archiveli archivevn archivefo internetarchive waybackmachine googlecache webcache
    """.split()
)
