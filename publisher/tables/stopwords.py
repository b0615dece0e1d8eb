"""The most frequent small words of languages, and the scripts that only one language uses.

Source: the most frequent function words of each language as grammars and word lists give them; of
words that several languages share, those that tell them apart were kept. All in lower case.
"""

from __future__ import annotations

STOPWORDS = {
    "en": (
        "the of and to in is that for it was with as on be are this have from by not they which you his her "
        "their has but at an were been said would there about who will more when what your can"
    ),
    "de": (
        "der die und das ist nicht ein eine auf für mit von dem den sich des auch es an werden aus er hat "
        "dass sie nach wird bei einer noch um am sind im zu wie einem über so zum war haben nur oder aber "
        "vor zur bis"
    ),
    "fr": (
        "le la les des et est dans que qui une pour sur pas plus au avec ce il par sont du son ne se ses "
        "mais nous vous cette été ont leur aux aussi comme elle être fait sans très entre"
    ),
    "es": (
        "el la los las que y en un una por con para es del se no al su lo como más pero sus ha este sobre "
        "entre fue son también desde cuando muy hasta están sin era años"
    ),
    "pt": (
        "o os as que e em um uma para com não por mais dos da do na no se ao foi como mas das são sua seu "
        "ele também pelo pela até isso está quando muito já nos aos você"
    ),
    "it": (
        "il di che la per un in è non una sono con del si dei le da della al gli nel alla più come anche lo "
        "ha delle dal nella ma questo su stato degli essere sulla dalla hanno"
    ),
    "nl": (
        "de het een en van in is dat op te zijn met voor niet aan er die om ook als maar door naar bij uit "
        "nog heeft wordt over werd worden hij ze tot wel kan hebben deze meer geen"
    ),
    "sv": (
        "och att det som en på är av för med till den har de inte om ett han men var jag från så kan när vi "
        "nu ska efter också sig eller hon vid sin mot under blir"
    ),
    "no": (
        "og det er som på en av for med til at har ikke den de om et han men var jeg fra så kan når vi nå "
        "skal etter også seg eller hun ved mot blir ble hadde"
    ),
    "da": (
        "og det er som på en af for med til at har ikke den de om et han men var jeg fra så kan når vi nu "
        "skal efter også sig eller hun ved mod bliver blev havde"
    ),
    "fi": (
        "ja on ei se että hän oli ovat mutta myös kun niin kuin jos vain joka ole sekä mukaan sen tai nyt "
        "olla voi vielä hänen jotka mitä ovat siitä"
    ),
    "pl": (
        "w i na z do nie się że to jest o jak po od za przez ale dla są przy co tym oraz był jego może "
        "tylko być już także które który jej ich czy"
    ),
    "cs": (
        "a se na v je že s z do o to i za pro jsou k ale jako po by podle od která který jeho až také který "
        "při bylo jsem však být nebo své více"
    ),
    "sk": (
        "a sa na v je že s z do o to aj za pre sú k ale ako po by podľa od ktorá ktorý jeho až tiež pri "
        "bolo som však byť alebo svoje viac"
    ),
    "hu": (
        "a az és hogy nem is egy volt de ez meg már csak mint ha el még aki azt ki van mert azonban lesz "
        "vagy után szerint amely lehet kell minden"
    ),
    "ro": (
        "și în de la a cu pe că nu o care din mai pentru este au fost un să se prin sau după lui ce dar "
        "sunt fi acest această între ale cele"
    ),
    "hr": (
        "i u je na se da su za od s o a kako što koji nije će bi iz ali koja kao po to do samo ili više te "
        "također nakon između godine hrvatske"
    ),
    "sl": (
        "in je na se da so za v z ki pa ne o tudi po od s kot bi do ni bo še pri iz ali več bil tem lahko med"
    ),
    "et": (
        "ja on ei et see oli ning kui ka mis ta oma aga kes või nii siis pole olla veel välja selle ole "
        "mida pärast"
    ),
    "lv": "un ir ar no par ka uz lai arī bet kas tika gada nav būs pēc kā vai to pie līdz tas viņš",
    "lt": "ir kad yra su iš tai bet kaip į po apie buvo o ne už dėl nuo taip pat jis jau arba bus savo",
    "tr": (
        "ve bir bu da de için ile olarak daha çok en olan gibi kadar sonra var ise ancak olduğu göre ama "
        "değil her ne tarafından yılında"
    ),
    "id": (
        "yang dan di dari untuk dengan ini pada tidak dalam itu akan oleh juga karena sebagai adalah kata "
        "tersebut bisa ke para saat telah ada lebih"
    ),
    "vi": (
        "và của là có không được cho trong với các một những này người đã để khi về từ tại nhưng ra cũng "
        "như theo"
    ),
    "ca": (
        "el la els les i de que és amb per un una del en no al es han més aquest com són també ha seva però "
        "sobre entre seu hi aquesta fins"
    ),
    "ru": (
        "и в не на что с он как по это из его но за от к у они так же для было все мы еще бы был который когда"
    ),
    "uk": "і в не на що з як по це із його але за від до у та вони так для було всі ми ще був який коли про є",
    "bg": "и в не на че с той като по това от но за до у са да се при как още беше който когато ще е са",
    "sr": "и у је на да се су за од са о а како што који није ће би из али која као по то до само или",
    "el": "και το της του να με για που την από είναι στην στο τα θα τον δεν οι σε η ότι των",
}
# Languages that a script alone betrays: first and last letter of its block (Unicode 15).
SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),  # kana, before the ideographs that Chinese shares
    ("ko", "\uac00", "\ud7a3"),
    ("zh", "\u4e00", "\u9fff"),
    ("he", "\u0590", "\u05ff"),
    ("ar", "\u0600", "\u06ff"),
    ("hi", "\u0900", "\u097f"),
    ("bn", "\u0980", "\u09ff"),
    ("ta", "\u0b80", "\u0bff"),
    ("th", "\u0e00", "\u0e7f"),
    ("ka", "\u10a0", "\u10ff"),
    ("hy", "\u0530", "\u058f"),
)
