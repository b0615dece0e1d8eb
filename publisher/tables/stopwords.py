"""The most frequent small words of languages, and the scripts that one language has to itself.

Sources: the most frequent function words of each language as public frequency lists, grammars and
word lists give them; scripts and their letters from the Unicode Character Database, version 15. All
in lower case. Norwegian holds the words of both its written forms.
"""

from __future__ import annotations

STOPWORDS = {
    "en": (
        "the of and to in is that for it was with as on be are this have from by not they which you his her "
        "their has but at an were been said would there about who will more when what your can or we he"
    ),
    "de": (
        "der die und das ist nicht ein eine auf für mit von dem den sich des auch es an werden aus er hat "
        "dass sie nach wird bei einer noch um am sind im zu wie einem über so zum war haben nur oder aber "
        "vor zur bis in als mehr"
    ),
    "fr": (
        "le la les des et est dans que qui une pour sur pas plus au avec ce il par sont du son ne se ses "
        "mais nous vous cette été ont leur aux aussi comme elle être fait sans très entre de en un a d l qu "
        "ou était"
    ),
    "es": (
        "el la los las que y en un una por con para es del se no al su lo como más pero sus ha este sobre "
        "entre fue son también desde cuando muy hasta están sin era años de a le ya o"
    ),
    "pt": (
        "o os as que e em um uma para com não por mais dos da do na no se ao foi como mas das são sua seu "
        "ele também pelo pela até isso está quando muito já nos aos você de a é tem à ou ser há"
    ),
    "it": (
        "il di che la per un in è non una sono con del si dei le da della al gli nel alla più come anche lo "
        "ha delle dal nella ma questo su stato degli essere sulla dalla hanno e a i o se ci"
    ),
    "nl": (
        "de het een en van in is dat op te zijn met voor niet aan er die om ook als maar door naar bij uit "
        "nog heeft wordt over werd worden hij ze tot wel kan hebben deze meer geen dan of"
    ),
    "sv": (
        "och att det som en på är av för med till den har de inte om ett han men var jag från så kan när vi "
        "nu ska efter också sig eller hon vid sin mot under blir i hade även där"
    ),
    "no": (
        "og det er som på en av for med til at har ikke den de om et han men var jeg fra så kan når vi nå "
        "skal etter også seg eller hun ved mot blir ble hadde i å vil hvor der ikkje eg frå kva dei vart "
        "ein mye bare uten mellom hva meg noe noen henne igjen år sier"
    ),
    "da": (
        "og det er som på en af for med til at har ikke den de om et han men var jeg fra så kan når vi nu "
        "skal efter også sig eller hun ved mod bliver blev havde i der vil hvor over meget kun uden "
        "mellem hvad mig "
        "noget nogle hende igen år siger"
    ),
    "fi": (
        "ja on ei se että hän oli ovat mutta myös kun niin kuin jos vain joka ole sekä mukaan sen tai nyt "
        "olla voi vielä hänen jotka mitä siitä jo kanssa tämä ollut"
    ),
    "pl": (
        "w i na z do nie się że to jest o jak po od za przez ale dla są przy co tym oraz był jego może "
        "tylko być już także które który jej ich czy tak która"
    ),
    "cs": (
        "a se na v je že s z do o to i za pro jsou k ale jako po by podle od která který jeho až také při "
        "bylo jsem však být nebo své více ve není které byl už jen bude"
    ),
    "sk": (
        "a sa na v je že s z do o to aj za pre sú k ale ako po by podľa od ktorá ktorý jeho až tiež pri "
        "bolo som však byť alebo svoje viac vo nie ktoré bol už len bude"
    ),
    "hu": (
        "a az és hogy nem is egy volt de ez meg már csak mint ha el még aki azt ki van mert azonban lesz "
        "vagy után szerint amely lehet kell minden nagyon ezt majd pedig között"
    ),
    "ro": (
        "și în de la a cu pe că nu o care din mai pentru este au fost un să se prin sau după lui ce dar "
        "sunt fi acest această între ale cele ca al către fără potrivit"
    ),
    "hr": (
        "i u je na se da su za od s o a kako što koji nije će bi iz ali koja kao po to do samo ili više te "
        "također nakon između godine hrvatske ne bio koje već biti ima"
    ),
    "sl": (
        "in je na se da so za v z ki pa ne o tudi po od s kot bi do ni bo še pri iz ali več bil tem lahko "
        "med ter ga že ko kar"
    ),
    "et": (
        "ja on ei et see oli ning kui ka mis ta oma aga kes või nii siis pole olla veel välja selle ole "
        "mida pärast juba"
    ),
    "lv": (
        "un ir ar no par ka uz lai arī bet kas tika gada nav būs pēc kā vai to pie līdz tas viņš bija gan "
        "šo jau"
    ),
    "lt": (
        "ir kad yra su iš tai bet kaip į po apie buvo o ne už dėl nuo taip pat jis jau arba bus savo bei jo "
        "tik šio kuris"
    ),
    "tr": (
        "ve bir bu da de için ile olarak daha çok en olan gibi kadar sonra var ise ancak olduğu göre ama "
        "değil her ne tarafından yılında o ya mi ki oldu"
    ),
    "id": (
        "yang dan di dari untuk dengan ini pada tidak dalam itu akan oleh juga karena sebagai adalah kata "
        "tersebut bisa ke para saat telah ada lebih saya mereka sudah dia menjadi atau"
    ),
    "vi": (
        "và của là có không được cho trong với các một những này người đã để khi về từ tại nhưng ra cũng "
        "như theo vào đến trên"
    ),
    "ca": (
        "el la els les i de que és amb per un una del en no al es han més aquest com són també ha seva però "
        "sobre entre seu hi aquesta fins a dels ja"
    ),
    "ru": (
        "и в не на что с он как по это из его но за от к у они так же для было все мы еще бы был который "
        "когда а о до их только также при если"
    ),
    "uk": (
        "і в не на що з як по це із його але за від до у та вони так для було всі ми ще був який коли про є "
        "він й яка які також або після їх бути"
    ),
    "bg": (
        "и в не на че с той като по това от но за до у са да се при как още беше който когато ще е или си "
        "които след му също към"
    ),
    "sr": (
        "и у је на да се су за од са о а како што који није ће би из али која као по то до само или не био које"
    ),
    "el": "και το της του να με για που την από είναι στην στο τα θα τον δεν οι σε η ότι των",
    "ms": (
        "yang dan di ini itu dengan untuk dari dalam tidak akan pada juga ke kerana tersebut ada oleh "
        "beliau boleh mereka telah adalah kepada bahawa katanya berkata"
    ),
    "zu": (
        "ukuthi futhi uma kodwa noma ngoba kanye le lo la yakhe wakhe yena ukuze ngesikhathi khona uthe kusho "
        "lokhu njengoba nokho emva lapho kanje ngenxa bese wathi bathi lesi leli lezi laba lawo zakhe kule "
        "kulo ukuba phakathi umuntu abantu uthi kube yilapho manje konke sonke"
    ),
    "sw": "na ya wa kwa ni katika za la kuwa cha hiyo huo kama huyo wake hilo ambayo pia baada",
    "af": "die van en in is het 'n dat te vir met nie op wat om as sal sy aan ook deur was hy by",
    "sq": "të e në dhe për një që me nga se i është u ka do si më nuk kjo janë edhe",
    "is": "og að í er á sem það til um við með fyrir var ekki en af hann eru þá því hafa frá",
    "eu": "eta da ez du dira ere bat izan zen baina dute egin hori dela den duen",
    "gl": (
        "de a o que e do da en un para é con non unha os no se na por máis as dos como pero foi ao súa tamén"
    ),
    "tl": "ang ng sa na mga at ay si ni para ito kay hindi nang siya may din",
    "cy": (
        "y yr a i o yn ar mae ei ac am bod oedd wedi gan ond hefyd gyda sydd dros fel hyn eu nid wrth bydd mewn"
    ),
    "ga": (
        "an na a i agus ar go is le do sé sí tá bhí ag de as ach faoi níl nach seo sin leis iad bheidh ina don"
    ),
    "az": "və bir bu da də üçün ilə olan kimi daha çox o ki isə edib olub görə sonra bildirib ən hər deyil",
    "kk": "және мен бұл да де бір үшін деп болып еді бар осы туралы болды екен сол оның жыл кейін бойынша",
    "be": "і ў не на што з як за да гэта ён пра ад яго для але яшчэ якія быў таксама або так пасля іх",
    "mk": "на и да се во за не од е со дека по како што ќе при или тој беше кои го ги му исто",
    "fa": "و در به از که این را با است برای آن یک می شد خود تا بر هم شده کرد",
    "ar": "في من على أن إلى عن التي الذي مع هذا هذه كان قد ما لا بعد بين كما",
    "ur": "کے میں کی ہے اور سے کا کو اس کہ ہیں نے پر یہ بھی",
}

# First and last letter of each script's block; kana before the ideographs that Chinese shares.
BLOCKS = (
    ("ja", "\u3040", "\u30ff"), ("ko", "\uac00", "\ud7a3"), ("zh", "\u4e00", "\u9fff"),
    ("el", "\u0370", "\u03ff"), ("he", "\u0590", "\u05ff"), ("ar", "\u0600", "\u06ff"),
    ("hi", "\u0900", "\u097f"), ("bn", "\u0980", "\u09ff"), ("pa", "\u0a00", "\u0a7f"),
    ("gu", "\u0a80", "\u0aff"), ("ta", "\u0b80", "\u0bff"), ("te", "\u0c00", "\u0c7f"),
    ("kn", "\u0c80", "\u0cff"), ("ml", "\u0d00", "\u0d7f"), ("si", "\u0d80", "\u0dff"),
    ("th", "\u0e00", "\u0e7f"), ("my", "\u1000", "\u109f"), ("ka", "\u10a0", "\u10ff"),
    ("am", "\u1200", "\u137f"), ("km", "\u1780", "\u17ff"), ("hy", "\u0530", "\u058f"),
    ("lo", "\u0e80", "\u0eff"), ("or", "\u0b00", "\u0b7f"), ("bo", "\u0f00", "\u0fff"),
)  # fmt: skip
# Of the languages in Devanagari, those beside Hindi: ends of words, and words, that Hindi does not have.
DEVANAGARI = (
    (
        "mr",
        ("ांच्या", "ाच्या", "ीच्या", "ेच्या", "ांनी", "ासाठी", "ातील", "ाला", "ांना", "ावर", "ामुळे", "णार", "ल्याचे"),
        frozenset("आहे आहेत आणि होते होती झाले झाली झाला नाही हे हा ही या व की असे यांनी यांच्या केले केली".split())
        - frozenset("हे की या ही".split()),
    ),
    (
        "ne",
        ("हरूले", "हरूको", "हरू", "एको", "ेको", "ेका", "नेछ"),
        frozenset("छ छन् हो थियो भने गरेको भएको पनि र यो लागि गर्ने गर्न नेपाल".split()),
    ),
)
# Letters of the Arabic script that Arabic does not have: those of Urdu, of Persian (and Urdu; its yeh and
# kaf are other characters than those of Arabic), and those of
# Kurdish, Uyghur, Pashto and Sindhi, whose words are not in the table.
URDU, PERSIAN, OTHER_ARABIC = "ٹڈڑںے", "پچژگیک", "ېۇۆۈۋەښځۍڕڵێټډ"
