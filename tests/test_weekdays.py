"""Which weekday of a first paragraph can date the story."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.models import Article, Circumstances, Claim
from publisher.normalizer import normalize
from publisher.normalizer.lead_weekdays import REASONS
from publisher.text.weekdays import number_of, weekdays_in

TITLE = Claim("title", "The tool library", "first line")
RETRIEVED = datetime(2025, 3, 14, 9, tzinfo=UTC)  # a Friday

ANNOUNCED = {
    "en": "The town library said on Tuesday that it will lend tools as well as books.",
    "en, no preposition": "The library announced Tuesday it would lend tools as well as books.",
    "en, opening": "In a note to its readers on Tuesday, the library said it would lend tools.",
    "en, between commas": "The library confirmed, on Tuesday, that it would lend tools to its readers.",
    "de": "Die Bücherei teilte am Dienstag mit, dass sie künftig auch Werkzeug verleiht.",
    "de, perfect": "Die Bücherei hat am Dienstag angekündigt, künftig auch Werkzeug zu verleihen.",
    "nl": "De bibliotheek maakte dinsdag bekend dat ze ook gereedschap gaat uitlenen.",
    "sv": "Biblioteket meddelade på tisdagen att det också ska låna ut verktyg.",
    "fr": "La bibliothèque a annoncé mardi qu'elle prêtera aussi des outils à ses lecteurs.",
    "es": "La biblioteca anunció este martes que también prestará herramientas a sus lectores.",
    "pt": "A biblioteca anunciou nesta terça-feira que também vai emprestar ferramentas.",
    "it": "La biblioteca ha annunciato martedì che presterà anche gli attrezzi ai suoi lettori.",
    "ca": "La biblioteca va anunciar dimarts que també deixarà eines als seus lectors.",
    "ro": "Biblioteca a anunțat luni că va împrumuta și unelte cititorilor ei din oraș.",
    "pl": "Biblioteka ogłosiła we wtorek, że będzie wypożyczać także narzędzia.",
    "cs": "Knihovna v úterý oznámila, že bude půjčovat také nářadí svým čtenářům.",
    "sk": "Knižnica v utorok oznámila, že bude požičiavať aj náradie svojim čitateľom.",
    "sl": "Knjižnica je v torek sporočila, da bo posojala tudi orodje svojim bralcem.",
    "hr": "Knjižnica je u utorak objavila da će posuđivati i alat svojim čitateljima.",
    "sr": "Библиотека је у уторак саопштила да ће позајмљивати и алат својим читаоцима.",
    "mk": "Библиотеката во вторник соопшти дека ќе позајмува и алат на своите читатели.",
    "bg": "Библиотеката обяви във вторник, че ще заема и инструменти на читателите си.",
    "ru": "Библиотека во вторник объявила, что будет выдавать читателям и инструменты.",
    "uk": "Бібліотека повідомила у вівторок, що видаватиме читачам також інструменти.",
    "el": "Η βιβλιοθήκη ανακοίνωσε την Τρίτη ότι θα δανείζει και εργαλεία στους αναγνώστες.",
    "hu": "A könyvtár kedden bejelentette, hogy szerszámokat is kölcsönöz az olvasóinak.",
    "fi": "Kirjasto ilmoitti tiistaina, että se lainaa asiakkailleen myös työkaluja.",
    "et": "Raamatukogu teatas teisipäeval, et laenutab lugejatele ka tööriistu.",
    "lv": "Bibliotēka otrdien paziņoja, ka lasītājiem izsniegs arī darbarīkus.",
    "lt": "Biblioteka antradienį pranešė, kad skaitytojams skolins ir įrankius.",
    "tr": "Kütüphane salı günü okurlarına alet de ödünç vereceğini duyurdu.",
    "id": "Perpustakaan kota mengumumkan pada hari Selasa bahwa alat juga akan dipinjamkan.",
    "ar": "أعلنت المكتبة العامة يوم الثلاثاء أنها ستعير القراء أدوات أيضا.",
    "fa": "کتابخانه شهر روز سه‌شنبه اعلام کرد که ابزار هم امانت خواهد داد.",
    "he": "הספרייה העירונית הודיעה ביום שלישי כי תשאיל לקוראים גם כלי עבודה.",
    "hi": "पुस्तकालय ने मंगलवार को कहा कि वह पाठकों को औजार भी देगा।",
    "zh": "市图书馆周二宣布，今后也将向读者出借工具。",
    "ja": "市立図書館は火曜日、工具も貸し出すと発表した。",
    "ko": "시립 도서관은 화요일 공구도 빌려주겠다고 발표했다.",
    "vi": "Thư viện thành phố hôm thứ Ba thông báo rằng sẽ cho mượn cả dụng cụ.",
    "sw": "Maktaba ya mji ilitangaza Jumanne kwamba itaazima pia vifaa.",
    "eu": "Liburutegiak asteartean iragarri du tresnak ere utziko dituela.",
    "is": "Bókasafnið tilkynnti á þriðjudag að það myndi einnig lána verkfæri.",
}


@pytest.mark.parametrize("text", ANNOUNCED.values(), ids=list(ANNOUNCED))
def test_the_day_of_an_announcement_is_known(text: str) -> None:
    """Beside a past verb of announcing, a weekday dates the story, in whichever order the language has."""
    assert weekdays_in(text)[0].verdict == "said"


HAPPENED = {
    "de": "Tausende Chöre zogen am Dienstag singend durch die Straßen der alten Hauptstadt.",
    "es": "La policía detuvo el martes a un ladrón de campanas en la capilla del pueblo.",
    "it": "Due cantori sono rimasti feriti martedì nel crollo del tetto di una cappella.",
    "sv": "Polisen grep på tisdagen en man som hade stulit klockan ur kapellet i byn.",
    "no": "Politiet pågrep tirsdag en mann som stjal klokka fra kapellet i bygda.",
    "fi": "Poliisi otti tiistaina kiinni miehen, joka oli vienyt kellon kylän kappelista.",
    "el": "Η αστυνομία συνέλαβε την Τρίτη έναν άνδρα για την καμπάνα του παρεκκλησίου.",
    "hi": "छत गिरने से मंगलवार को दो गायक घायल हो गए, पुलिस ने बताया।",
    "id": "Polisi pada Selasa menangkap pencuri lonceng kapel tua di desa itu.",
    "et": "Kaks lauljat said teisipäeval viga, kui vana kabeli katus sisse kukkus.",
    "zh": "警方周二逮捕了一名偷走教堂铜钟的男子。",
}


@pytest.mark.parametrize("text", HAPPENED.values(), ids=list(HAPPENED))
def test_the_day_of_an_event_that_has_happened_is_known(text: str) -> None:
    """The past forms of the news (arrests, accidents) date a story, irregular ones too."""
    assert weekdays_in(text)[0].verdict in ("past", "said")


def test_what_follows_tells_the_language_of_a_short_paragraph() -> None:
    """A first paragraph whose small words are those of another language is judged with what follows."""
    lead = "Politiet anholdt tirsdag en mand, der mistænkes for at have taget klokken."
    more = "Manden blev ikke fundet hjemme, men naboen havde set ham med en vogn og en stige. " * 3
    assert weekdays_in(lead, more)[0].verdict == "past"


NOT_THE_DAY = {
    "es, a noun like a past form": ("El hijo del sacristán abrirá el lunes la capilla del pueblo.", "ahead"),
    "no, an infinitive like a past form": ("Koret skal på fredag møte biskopen i kapellet.", "ahead"),
    "it, a noun like a past form": ("Il paese voterà lunedì sul tetto della cappella.", "ahead"),
    "fi, a noun like a past form": ("Presidentti matkustaa maanantaina kylän vanhalle kappelille.", "open"),
    "en, future": ("The mayor will open the new bridge on Saturday, her office said.", "ahead"),
    "en, due": ("The bridge is due to open on Saturday after two years of work.", "ahead"),
    "en, modal": ("Trains could run again on Monday, the operator told passengers.", "ahead"),
    "en, infinitive": ("The mayor plans to resign on Monday, two papers wrote.", "ahead"),
    "en, present passive": ("Bread is baked in the village oven on Friday by those who like to.", "ahead"),
    "en, present": ("Schools reopen on Monday, the council told parents in a letter.", "open"),
    "ru, announced future": ("Мэр откроет новый мост в субботу, сообщила газета.", "open"),
    "en, span": ("The bridge is closed Monday to Thursday while it is being painted.", "several"),
    "en, article": ("It was a Monday when the first train crossed the bridge.", "other"),
    "en, every": ("The choir meets every Monday and has done so for years.", "other"),
    "en, limit": ("Drivers have avoided the bridge since Monday, police said.", "other"),
    "en, another week": ("The bridge opened last Friday, the council told its members.", "other"),
    "en, year": ("The bridge collapsed on a stormy Friday in 1931, and was built anew.", "dated"),
    "en, whole date": ("On Friday, 6 May 1931, the bridge collapsed in a storm.", "dated"),
    "en, quotation": ("“We decided on Monday,” says the last page of the diary.", "quoted"),
    "de, future": ("Die Bürgermeisterin wird am Samstag die Brücke eröffnen.", "ahead"),
    "de, present": ("Am Samstag beginnt auf der Brücke der Umbau, der zwei Jahre dauert.", "ahead"),
    "de, verb last": ("Es steht fest, dass die Brücke am Samstag eröffnet wird.", "ahead"),
    "de, span": ("Die Brücke ist Montag bis Donnerstag gesperrt, weil sie gestrichen wird.", "several"),
    "de, every": ("Der Chor trifft sich jeden Montag in der alten Schule am Markt.", "other"),
    "fr, future": ("La maire inaugurera samedi le nouveau pont de la ville.", "ahead"),
    "fr, habit": ("La chorale se réunit le lundi dans la vieille école de la ville.", "other"),
    "es, future": ("La alcaldesa inaugurará el sábado el nuevo puente de la ciudad.", "ahead"),
    "es, habit": ("El coro se reúne los lunes en la vieja escuela de la ciudad.", "other"),
    "it, habit": ("Il coro si riunisce il lunedì nella vecchia scuola della città.", "other"),
    "ru, future": ("Мэр откроет новый мост в субботу, и движение начнется сразу.", "open"),
    "ru, every": ("Хор собирается каждую субботу в старой школе у рынка.", "other"),
    "pl, future": ("Burmistrz będzie w sobotę otwierać nowy most w mieście.", "ahead"),
    "ro, future": ("Primarul va deschide sâmbătă noul pod al orașului, după doi ani.", "ahead"),
    "tr, future": ("Belediye başkanı yeni köprünün cumartesi günü açılacağını söyledi.", "ahead"),
    "ar, future": ("ستفتتح رئيسة البلدية الجسر الجديد يوم السبت بعد عامين من العمل.", "ahead"),
    "zh, next": ("市长将于下周六为新桥揭幕，工程历时两年。", "other"),
    "zh, future": ("市长周六将为新桥揭幕，工程历时两年。", "ahead"),
    "ja, last week's": ("先週の土曜日に新しい橋が完成した。", "other"),
    "ja, embedded": ("市長は、橋が土曜日に開通すると発表した。", "ahead"),
    "ko, next": ("시장은 다음 주 토요일에 새 다리를 개통할 예정이다.", "other"),
}


@pytest.mark.parametrize(("text", "verdict"), NOT_THE_DAY.values(), ids=list(NOT_THE_DAY))
def test_another_day_is_refused_with_its_reason(text: str, verdict: str) -> None:
    """What lies ahead, recurs, is long past or is quoted dates no story, and `explain` can say why."""
    found = weekdays_in(text)
    assert {day.verdict for day in found} == {verdict}
    assert REASONS[f"lead weekday {verdict}"]


@pytest.mark.parametrize(
    "text",
    ["Shops of the Blue Friday Alliance are open.", "Fans of Wednesday Addams met.", "Plácido Domingo sang."],
)
def test_a_name_is_no_weekday(text: str) -> None:
    """A weekday within a name is not one."""
    assert weekdays_in(text) == ()


def test_a_word_of_another_language_is_no_weekday() -> None:
    """The name of a German festival dates no English story."""
    (day,) = weekdays_in(
        "The band played at Tanz am Freitag, a festival that is known for its rain and its mud."
    )
    assert day.verdict == "foreign"


@pytest.mark.parametrize(
    ("claims", "day", "reason"),
    [
        ([("Monday", "lead weekday past"), ("Wednesday", "lead weekday")], "2025-03-12", "comes first"),
        ([("Monday", "lead weekday past"), ("Wednesday", "lead weekday past")], "2025-03-12", "comes first"),
        ([("Saturday", "lead weekday past"), ("Thursday", "lead weekday past")], "2025-03-13", "comes first"),
        ([("水曜日", "lead weekday")], "2025-03-12", ""),
        ([("Saturday", "lead weekday ahead")], None, "what is to come"),
        ([("Tuesday", "lead weekday several")], None, "next to another weekday"),
    ],
    ids=["announcement", "latest", "latest by retrieval", "any script", "ahead", "span"],
)
def test_the_announcement_wins_else_the_latest_day(
    claims: list[tuple[str, str]], day: str | None, reason: str
) -> None:
    """Of several weekdays that of the announcement counts, else the last one before retrieval."""
    article = Article("a.txt", claims=(TITLE, *(Claim("published", word, origin) for word, origin in claims)))
    entry = normalize(article, Circumstances(retrieved=RETRIEVED))
    assert (entry.published.date().isoformat() if entry.published else None) == day
    losses = [loss.reason for loss in entry.losses if loss.claim.field == "published"]
    assert any(reason in one for one in losses) == bool(reason)


def test_a_weekday_needs_the_day_of_retrieval() -> None:
    """Without a known retrieval no day is made of a weekday."""
    article = Article("a.txt", claims=(TITLE, Claim("published", "Monday", "lead weekday")))
    entry = normalize(article, Circumstances())
    assert entry.published is None


@pytest.mark.parametrize(("word", "number"), [("Montag", 0), ("среду", 2), ("周日", 6), ("Blursday", None)])
def test_a_weekday_has_a_number_in_every_language(word: str, number: int | None) -> None:
    """The day that a word means is known without the language of its text."""
    assert number_of(word) == number


@given(st.text(alphabet="Monday tusilfräjeudi周三水曜日, .“”on", max_size=400))
def test_every_paragraph_is_judged(text: str) -> None:
    """No text brings the judgement to fail, or to change its mind."""
    assert weekdays_in(text) == weekdays_in(text)
