"""Words of mail: what programs put into headers and texts in the languages of their users.

Sources: RFC 5322, 3834, 2156, 4021, 5064, 2919 and 2369 for headers; the message catalogs of Thunderbird, Mutt,
Gmail, Outlook and Apple Mail for prefixes of replies and for what introduces a quotation; the labels of Gmail
in Google Takeout; the footers of Mailman, Google Groups, Mailchimp, Substack, Brevo, MailerLite and Buttondown.
"""

from __future__ import annotations

# Before the colon of a subject, folded to lower case.
REPLIES = frozenset(
    "re r aw antw antwort sv svar vs ref rif res odp odpowiedź vá válasz ynt cevap atb ats vast ответ отв"
    " відповідь відп απ αναφ απάντηση 回复 回覆 答复 答覆 返信 回信 답장 회신 tl רד תשובה השב رد الرد bls jaw"
    " réf yan oth hf ad".split()
)
FORWARDS = frozenset(
    "fw fwd wg wtr weitergeleitet tr transf rv enc vb vl pd i doorst fs továbbítás ilt ынт пересл перес fyi"
    " πρθ σχετ 转发 轉寄 轉發 転送 전달 הועבר إعادة trs edasi persilanja vidarebefordra videresendt"
    " inoltra inoltro reenv reenviado encaminhada przek předat".split()
) - {"fyi"}

# Folders and labels of what nobody published: drafts, what was thrown away, what is not wanted, chats.
HELD_FOLDERS = frozenset(
    "spam|junk|junk e-mail|junk email|bulk mail|trash|bin|deleted|deleted items|deleted messages|drafts|draft"
    "|templates|outbox|unsent messages|chat|chats"
    "|entwürfe|papierkorb|gelöscht|gelöschte elemente|gelöschte objekte|junk-e-mail|werbung|postausgang"
    "|brouillons|corbeille|éléments supprimés|courrier indésirable|indésirables|pourriel"
    "|borradores|papelera|elementos eliminados|correo no deseado|no deseado"
    "|bozze|cestino|posta indesiderata|posta eliminata|indesiderata"
    "|rascunhos|lixo|lixeira|itens excluídos|lixo eletrônico"
    "|concepten|prullenbak|ongewenst|verwijderde items|ongewenste e-mail"
    "|utkast|papperskorg|papperskorgen|skräppost|skräp|kladder|papirkurv|søppelpost|uønsket post|kladde"
    "|luonnokset|roskakori|roskaposti|szkice|wersje robocze|kosz|wiadomości-śmieci"
    "|koncepty|koš|nevyžádaná pošta"
    "|piszkozatok|kuka|levélszemét|taslaklar|çöp kutusu|gereksiz"
    "|черновики|корзина|спам|удаленные|чернетки|кошик|πρόχειρα|κάδος|ανεπιθύμητα"
    "|下書き|ゴミ箱|迷惑メール|草稿|草稿箱|垃圾邮件|已删除|已删除邮件|废纸篓|垃圾桶"
    "|垃圾郵件|임시보관함|휴지통|스팸함"
    "|المسودات|المهملات|البريد العشوائي|טיוטות|אשפה|דואר זבל".split("|")
)

# Header fields by which a program says that it wrote a message by itself, each with values; "" is any value.
AUTOMATIC = {
    "x-autoreply": ("",),
    "x-autorespond": ("",),
    "x-autoresponder": ("",),
    "x-auto-reply-from": ("",),
    "x-failed-recipients": ("",),
    "x-mail-autoreply": ("",),
    "x-vacation": ("",),
    "x-list-administrivia": ("yes",),
    "list-administrivia": ("yes",),
    "x-imap": ("",),  # UW IMAP and Pine: the data of a mailbox, as its first message
    "precedence": ("auto_reply", "auto-reply", "junk"),
    "x-precedence": ("auto_reply", "auto-reply", "junk"),
}
# How the subjects of such messages begin, folded.
AUTOMATIC_SUBJECTS = (
    "automatic reply", "auto reply", "auto:", "auto-reply", "autoreply", "out of office", "out of the office",
    "undeliverable", "undelivered mail", "undelivered:", "delivery status notification",
    "mail delivery failed", "mail delivery failure", "mail delivery system", "delivery failure",
    "delivery report", "failure notice", "returned mail", "read:", "automatische antwort",
    "abwesenheitsnotiz", "abwesend", "unzustellbar", "réponse automatique", "absence du bureau", "non remis",
    "respuesta automática", "fuera de la oficina", "no se puede entregar", "risposta automatica",
    "fuori ufficio", "resposta automática", "automatisch antwoord", "afwezig", "autosvar", "automatiskt svar",
    "automatisk svar", "automaattinen vastaus", "autoodpowiedź", "automatyczna odpowiedź",
    "automatická odpověď", "automatikus válasz", "otomatik yanıt", "автоответ", "автоматический ответ",
    "自動応答", "自動返信", "自动回复", "자동 회신", "accepted:", "declined:", "tentative:", "canceled:",
    "invitation:", "updated invitation",
)  # fmt: skip
DAEMONS = frozenset("mailer-daemon postmaster mail-daemon maildaemon mailerdaemon".split())
# Local parts and names of addresses that are no person's.
ROLES = frozenset(
    "noreply no-reply no.reply no_reply donotreply do-not-reply do_not_reply notreply nepasrepondre"
    " ne-pas-repondre nichtantworten keineantwort newsletter newsletters news info mail mailer list lists"
    " bounce bounces admin administrator webmaster root hello hi contact kontakt support team office press"
    " presse redaktion editor editorial updates notifications notification alerts digest announce"
    " announcements subscriptions".split()
)

# "Alice Quay via Harbour List": how programs of mailing lists name who wrote, and how newsletters do.
VIA = ("via", "über", "par le biais de", "vía", "tramite", "através de", "przez", "через", "経由")
FROM = (
    "from", "at", "of", "@", "|", "bei", "von", "de", "chez", "da", "di", "hos", "fra", "från", "van", "bij",
)  # fmt: skip

# -- texts ---------------------------------------------------------------------------------------------------

# What introduces a quotation ends so: "On 3 March 2026, Alice wrote:".
WROTE = (
    "wrote:", "wrote :", "writes:", "schrieb:", "schreibt:", "geschrieben:", "a écrit :", "a écrit:",
    "a écrit\N{NO-BREAK SPACE}:", "écrivait :", "escribió:", "escribio:", "ha scritto:", "escreveu:",
    "schreef:", "schreef het volgende:", "geschreven:", "skrev:", "skrev följande:", "skrev följande :",
    "kirjoitti:", "napisał:", "napisał(a):", "napsal(a):", "napsal:", "napísal(a):", "írta:", "ezt írta:",
    "a scris:", "yazdı:", "şunu yazdı:", "пишет:", "писал:", "писал(а):", "написал:", "написал(а):",
    "написав:", "пише:", "έγραψε:", "のメール:", "は書きました:", "写道:", "写道：", "寫道:", "寫道：",
    "님이 작성:", "כתב:", "כתב/ה:", "كتب:", "menulis:", "đã viết:", "rakstīja:", "rašė:", "kirjutas:",
    "je napisao:",
)  # fmt: skip
# Lines of dashes or none above a message that is quoted or passed on whole, without their dashes, folded.
ORIGINALS = frozenset(
    "original message|original-nachricht|ursprüngliche nachricht"
    "|ursprüngliche nachricht anzeigen|message d'origine"
    "|message original|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht"
    "|originalmeddelande|ursprungligt meddelande|opprinnelig melding|oprindelig meddelelse"
    "|alkuperäinen viesti"
    "|oryginalna wiadomość|wiadomość oryginalna|původní zpráva|pôvodná správa|eredeti üzenet|mesaj original"
    "|özgün ileti|orijinal mesaj|исходное сообщение|оригинальное сообщение|вихідне повідомлення"
    "|αρχικό μήνυμα|元のメッセージ|原始邮件|原始郵件|邮件原件|원본 메시지|הודעה מקורית|الرسالة الأصلية"
    "|original appointment|reply message".split("|")
)
FORWARDED = frozenset(
    "forwarded message|forwarded message from|begin forwarded message|weitergeleitete nachricht"
    "|anfang der weitergeleiteten nachricht|beginn der weitergeleiteten nachricht|message transféré"
    "|début du message transféré|début du message réexpédié|mensaje reenviado|inicio del mensaje reenviado"
    "|messaggio inoltrato|inizio messaggio inoltrato|mensagem encaminhada|mensagem reenviada"
    "|início da mensagem reenviada|doorgestuurd bericht|begin doorgestuurd bericht|vidarebefordrat meddelande"
    "|vidarebefordrat brev|videresendt melding|videresendt meddelelse|välitetty viesti"
    "|edelleenlähetetty viesti"
    "|przekazana wiadomość|wiadomość przekazana|přeposlaná zpráva|továbbított üzenet|mesaj redirecționat"
    "|iletilmiş mesaj|yönlendirilen ileti|пересылаемое сообщение|переслане повідомлення|προωθημένο μήνυμα"
    "|転送メッセージ|转发的邮件|转发邮件|轉寄郵件|轉寄的郵件|전달된 메시지"
    "|הודעה שהועברה|رسالة معاد توجيهها".split("|")
)
# Labels of the lines of a header that is quoted in a text -> the field, folded.
QUOTED_FIELDS = {
    label: field
    for field, labels in {
        "from": "from|von|de|da|van|från|fra|lähettäjä|od|feladó|kimden|gönderen|от|от кого|від|από"
        "|差出人|发件人|寄件者|보낸 사람|מאת|من",
        "date": "date|sent|datum|gesendet|gesendet am|envoyé|fecha|enviado|enviado el|data|inviato"
        "|verzonden|skickat|sendt"
        "|dato|päiväys|lähetetty|wysłano|data wysłania|odesláno|elküldve|dátum|tarih|дата"
        "|отправлено|дата надсилання"
        "|ημερομηνία|日付|送信日時|日期|发送时间|寄件日期|날짜|보낸 날짜|תאריך|التاريخ",
        "subject": "subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat"
        "|předmět|tárgy|konu|тема"
        "|θέμα|件名|主题|主旨|제목|נושא|الموضوع",
        "to": "to|an|à|a|para|aan|till|til|vastaanottaja|do|komu|címzett|kime|кому|до|προς|宛先|收件人"
        "|받는 사람|אל|إلى"
        "|cc|kopie|copie|reply-to|antwort an|resent-from",
    }.items()
    for label in labels.split("|")
}
# Lines that programs of telephones and of free mail add below a text, folded: how they begin.
SENT_WITH = (
    "sent from my ", "sent from mail for windows", "sent from outlook", "sent from proton",
    "sent with proton", "sent via ", "get outlook for ", "sent using ", "von meinem iphone", "von meinem ",
    "gesendet von ", "gesendet mit ", "diese nachricht wurde von meinem", "envoyé de mon ", "envoyé depuis ",
    "enviado desde mi ", "enviado do meu ", "enviado desde ", "inviato da ", "inviato dal mio",
    "verzonden vanaf ", "verstuurd vanaf ", "skickat från ", "sendt fra min ", "lähetetty ", "wysłane z ",
    "odesláno z ", "отправлено с ", "iphoneから送信", "发自我的", "從我的 iphone 傳送",
    "나의 iphone에서 보냄", "get bluemail for", "yahoo mail:",
)  # fmt: skip
# Below a line of underscores or dashes: what programs of mailing lists add, folded.
LIST_FOOTER = (
    "mailing list", "mailing-list", "mailman/listinfo", "unsubscribe", "mailingliste", "liste de diffusion",
    "lista de correo", "subscribed to the google groups", "postorius", "/listinfo", "/options/", "list-id",
    "to post to", "abmelden", "mailinglist", "google groups", "yahoo! groups", "yahoogroups", "listserv",
    "lista di", "ml mailing", "sympa", "send an email to", "/groups.io/", "groups.io links", "archives:",
)  # fmt: skip

# Links of newsletters, folded: a link is one if its text holds one of these.
UNSUBSCRIBE = (
    "unsubscribe", "opt out", "opt-out", "manage preferences", "manage your preferences", "email preferences",
    "update your preferences", "update preferences", "update your profile", "subscription preferences",
    "manage your subscription", "manage subscription", "change your preferences", "manage your email",
    "abmelden", "abbestellen", "austragen", "newsletter abbestellen", "profil ändern", "désabonn",
    "désinscri", "se désinscrire", "darse de baja", "darme de baja", "cancelar la suscripción",
    "cancelar suscripción", "desuscribir", "anular la suscripción", "disiscriv", "cancellati",
    "cancella l'iscrizione", "annulla l'iscrizione", "annulla iscrizione", "descadastr", "cancelar inscrição",
    "cancelar a inscrição", "cancelar subscrição", "afmelden", "uitschrijven", "avregistrera",
    "avsluta prenumeration", "avprenumerera", "meld deg av", "afmeld", "avmeld", "peruuta tilaus",
    "peru tilaus", "wypisz", "zrezygnuj", "anuluj subskrypcję", "odhlásit", "odhlásiť", "leiratkoz",
    "dezabon", "отписаться", "відписатися", "aboneliği iptal", "abonelikten çık", "κατάργηση εγγραφής",
    "διαγραφή", "配信停止", "登録解除", "購読解除", "退订", "退訂", "取消订阅", "取消訂閱", "수신거부",
    "구독 취소", "إلغاء الاشتراك", "הסרה מרשימה", "להסרה", "berhenti berlangganan", "hủy đăng ký",
)  # fmt: skip
VIEW_ONLINE = (
    "view in browser", "view in your browser", "view this email in", "view it in your browser", "view online",
    "view email online", "view this message in", "view in a browser", "view web version", "web version",
    "webversion", "read online", "read in browser", "read this online", "open in browser", "view on web",
    "view as a web page", "view as webpage", "in your browser", "open in app or online", "view on the web",
    "im browser ansehen", "im browser anzeigen", "im browser öffnen", "im browser lesen", "online ansehen",
    "online-version", "onlineversion", "online lesen", "zur webversion", "voir dans le navigateur",
    "dans votre navigateur", "version en ligne", "voir en ligne", "lire en ligne", "version web",
    "ver en el navegador", "en tu navegador", "en su navegador", "ver en línea", "versión web", "ver online",
    "leer online", "visualizza nel browser", "nel tuo browser", "versione web", "versione online",
    "leggi online", "ver no navegador", "no seu navegador", "versão web", "ver no browser",
    "bekijk in browser", "bekijk online", "bekijk in je browser", "online versie", "webversie", "lees online",
    "visa i webbläsare", "läs i webbläsaren", "webbversion", "se i nettleser", "åpne i nettleser",
    "se i browser", "åbn i browser", "webversjon", "näytä selaimessa", "avaa selaimessa",
    "zobacz w przeglądarce", "wersja online", "otwórz w przeglądarce", "zobrazit v prohlížeči",
    "zobrazit online", "megtekintés böngészőben", "böngészőben", "vizualizează în browser",
    "открыть в браузере", "посмотреть в браузере", "веб-версия", "відкрити в браузері",
    "tarayıcıda görüntüle", "δείτε το στο", "ブラウザで", "webで見る", "在浏览器中", "在瀏覽器中", "网页版",
    "브라우저에서", "웹에서 보기", "عرض في المتصفح",
)  # fmt: skip
# Words at the head of a press release that withhold it until an instant, folded: what precedes the instant.
EMBARGO = (
    "embargoed until", "embargoed till", "under embargo until", "strictly embargoed until", "embargo until",
    "embargo:", "embargoed for release until", "embargoed for", "not for release before",
    "not for publication before", "not for release until", "not for publication until", "for release on",
    "hold for release until", "hold until", "sperrfrist bis", "sperrfrist:", "sperrfrist", "gesperrt bis",
    "sous embargo jusqu'au", "embargo jusqu'au", "embargo jusqu’au", "sous embargo jusqu’au",
    "embargado hasta", "bajo embargo hasta", "embargo hasta", "sotto embargo fino al", "embargo fino al",
    "embargado até", "embargo até", "onder embargo tot", "embargo tot", "embargo till", "embargo til",
    "embargo do", "эмбарго до", "under embargo til", "under embargo till", "under strict embargo until",
    "for release:", "for release at", "for publication on", "release embargo:", "解禁日時:", "解禁日時：",
    "解禁日:", "解禁日：", "情報解禁:", "情報解禁：",
)  # fmt: skip

# What a clause within a line says of the text around it, and the words before such a clause.
EMBARGO_CLAUSES = (
    "embargoed until", "embargoed till", "embargoed til", "under embargo until", "under embargo till",
    "under embargo til", "under strict embargo until", "embargo until", "gesperrt bis", "mit sperrfrist bis",
    "sous embargo jusqu'au", "sous embargo jusqu’au", "bajo embargo hasta", "embargado hasta",
    "embargada hasta", "sotto embargo fino al", "embargado até", "onder embargo tot",
)  # fmt: skip
EMBARGOED_WORDS = frozenset(
    "release material information report story document statement paper text content embargo confidential"
    " announcement mitteilung meldung pressemitteilung communiqué document comunicado nota comunicato"
    " persbericht pressmeddelande pressemelding".split()
)

# Fields of filters of spam, and what they say of a message that is spam.
SPAM_FIELDS: dict[str, tuple[str, ...]] = {
    "x-forefront-antispam-report": ("sfv:spm", "sfv:sks", "cat:spm", "cat:hspm", "cat:phsh", "cat:hphish"),
    "x-rspamd-action": ("add header", "add_header", "rewrite subject", "reject"),
    "x-barracuda-spam-status": ("yes,",),
    "x-yandex-spam": ("4",),
    "x-spamexperts-class": ("spam",),
    "x-proofpoint-spam-details": ("rule=spam",),
    "x-ovh-spam-status": ("spam",),
    "x-gmx-antispam": ("5 ", "spam"),
}

# How lines begin that stand right above the link to unsubscribe.
FOOTER_LINES = (
    "powered by", "sent with", "sent by", "made with", "brought to you by", "you just read",
    "you are receiving", "you're receiving", "you received this", "copyright", "©", "(c)",
    "our mailing address",
    "this email was sent",
    "versendet mit", "du erhältst", "sie erhalten", "envoyé par", "vous recevez", "propulsé par", "enviado con",
    "enviado por", "recibes este", "ricevi questa", "je ontvangt", "u ontvangt", "du får", "otrzymujesz",
)  # fmt: skip
# What the buttons of a newsletter's program say.
BUTTONS = (
    "subscribe", "share", "upgrade", "leave a comment", "get the app", "refer a friend", "like", "comment",
    "restack", "give a gift", "get more from", "manage", "become a", "abonn", "s'abonner", "partager",
    "suscrib", "compartir", "iscriviti", "condividi", "teilen", "inscreva", "compartilhar", "подписаться",
)  # fmt: skip
