"""In which language a text is written, by its script and its smallest words.

Source: the most frequent function words of each language, from public frequency lists; scripts and
their letters from the Unicode Character Database. A guess is given only where it leads clearly.
"""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in is that for it with as was on are be this by at from have not or an they has"
        " were which you we he his their will been would said who but more",
        "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an"
        " werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über so zum war haben nur"
        " oder aber vor zur bis mehr",
        "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont"
        " avec son aux d l qu cette ont été mais ou nous leur était comme",
        "es": "de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya"
        " o este fue ha muy también sobre entre desde hasta cuando",
        "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele"
        " das tem à seu sua ou ser quando muito há nos já também pelo pela até isso",
        "it": "di e il la che in a per un è del non una si con i le da della sono al dei più ha alla nel come"
        " anche ma gli delle o se lo questo ci essere stato dal degli nella su",
        "nl": "de van het een en in is dat op te zijn met voor die niet aan er om ook als dan maar bij nog"
        " uit door over ze hij of wordt werd heeft naar deze meer kan tot wel geen",
        "sv": "och i att det som en på är av för med den till inte har om ett de var jag men så från vid kan"
        " sig hade även nu eller när där efter ska också",
        "da": "og i at det er en til af på for den med der som de ikke har et var kan om men så fra ved vil"
        " også eller hvor efter blev over han skal mod når",
        "no": "og i det er på til en av for som å med at den ikke de har om var et fra men så kan ved vil"
        " også eller når etter ble hun han skal mot hvor der seg",
        "fi": "ja on ei että se oli hän mutta ovat kuin myös tai joka kun niin sen mukaan ole jo vain sekä"
        " olla voi mitä nyt kanssa tämä ollut",
        "pl": "i w na z nie do się że jest to o jak za po co ale od przez dla są czy tak oraz już był także"
        " tym jego które który która może tylko ich",
        "cs": "a se v na je že o z do i s to by jsou ve k pro za by po jako jeho není který která které ale"
        " byl podle jeho také už od při jen bude",
        "sk": "a v sa na je že o z do s to by sú vo k pre za po ako jeho nie ktorý ktorá ktoré ale bol podľa"
        " tiež už od pri len bude aj",
        "hu": "a az és hogy nem is egy ez de volt meg csak van el már még mint vagy azt ha ki lesz nagyon ezt"
        " majd után pedig között szerint",
        "ro": "de și în a la cu care pe nu un o din că mai pentru este au se fi sunt prin ca sau după lui al"
        " fost dar ce această acest către între fără potrivit",
        "hr": "i je u na se da za su od s o kao koji ne a to će iz bi što nije kako bio ali koja koje po samo"
        " ili više već nakon biti ima te",
        "sl": "in je v na se da za so ki z pa po ne kot tudi s bi iz od ali še bo ni do ter pri ga že lahko"
        " bil ko več kar",
        "tr": "ve bir bu da de için ile olarak çok daha gibi en ne kadar sonra olan var o ama ya mi ki değil"
        " her göre oldu olduğu tarafından ise",
        "id": "yang dan di ini itu dengan untuk dari dalam tidak akan pada juga ke karena tersebut ada oleh"
        " saya bisa mereka sudah telah dia kata menjadi adalah atau",
        "ms": "yang dan di ini itu dengan untuk dari dalam tidak akan pada juga ke kerana tersebut ada oleh"
        " beliau boleh mereka telah adalah kepada bahawa katanya berkata",
        "vi": "và của là có trong cho được không với các một những người này đã khi để ra cũng từ vào đến tại"
        " theo về trên",
        "ca": "de la i el que a en les un per amb els una del és al no es dels ha més com ja aquest aquesta"
        " són però també seva",
        "lt": "ir kad yra į iš su tai buvo ne bei jo apie po dėl kaip už bet jau tik taip pat šio kuris",
        "lv": "un ir ka ar no par uz kas bija gan arī lai tas bet pēc pie kā šo vai nav jau tika",
        "et": "ja on ei et see oli ta aga ka kui mis oma või siis ning ta kes nii juba pärast veel olla",
        "zu": "ukuthi futhi uma kodwa noma ngoba kanye le lo la yakhe wakhe yena ukuze ngesikhathi khona",
        "sw": "na ya wa kwa ni katika za la kuwa cha hiyo huo kama huyo wake hilo ambayo pia baada",
        "af": "die van en in is het 'n dat te vir met nie op wat om as sal sy aan ook deur was hy by",
        "sq": "të e në dhe për një që me nga se i është u ka do si më nuk kjo janë edhe",
        "is": "og að í er á sem það til um við með fyrir var ekki en af hann eru þá því hafa frá",
        "eu": "eta da ez du dira ere bat izan zen baina dute egin hori dela den duen",
        "gl": "de a o que e do da en un para é con non unha os no se na por máis as dos como pero foi ao súa"
        " tamén",
        "tl": "ang ng sa na mga at ay si ni para ito kay hindi nang siya may din",
        "ru": "и в не на что с по а как это он к из у за от но для о все его так же бы было до был их только"
        " также при если",
        "uk": "і в не на що з у та як за до це він про від його для але й ще яка які був також або так після"
        " їх бути",
        "be": "і ў не на што з як за да гэта ён пра ад яго для але яшчэ якія быў таксама або так пасля іх",
        "bg": "на и да се в за не от е са с че по като това до ще са при или си той беше които след му също"
        " към",
        "sr": "и је у на се да за су од са о као који не а то ће из би што није како био али која које по"
        " само или",
        "mk": "на и да се во за не од е со дека по како што ќе при или тој беше кои го ги му исто",
        "fa": "و در به از که این را با است برای آن یک می شد خود تا بر هم شده کرد",
        "ar": "في من على أن إلى عن التي الذي مع هذا هذه كان قد ما لا بعد بين كما",
        "ur": "کے میں کی ہے اور سے کا کو اس کہ ہیں نے پر یہ بھی",
    }.items()
}
# Scripts that one language has to itself, or nearly so, by their blocks.
_SCRIPTS = (
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
    ("hi", "\u0900", "\u097f"),
    ("bn", "\u0980", "\u09ff"),
    ("pa", "\u0a00", "\u0a7f"),
    ("gu", "\u0a80", "\u0aff"),
    ("ta", "\u0b80", "\u0bff"),
    ("te", "\u0c00", "\u0c7f"),
    ("kn", "\u0c80", "\u0cff"),
    ("ml", "\u0d00", "\u0d7f"),
    ("si", "\u0d80", "\u0dff"),
    ("th", "\u0e00", "\u0e7f"),
    ("ka", "\u10a0", "\u10ff"),
    ("hy", "\u0530", "\u058f"),
    ("am", "\u1200", "\u137f"),
    ("km", "\u1780", "\u17ff"),
    ("my", "\u1000", "\u109f"),
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7a3"),
    ("zh", "\u4e00", "\u9fff"),
)
_SAMPLE = 12_000  # characters
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """Give the language of a text as a BCP 47 tag, "" where no language leads clearly.

    A dozen words are needed where the script alone does not tell.
    """
    text = text[:_SAMPLE]
    letters = sum(char.isalpha() for char in text)
    if not letters:
        return ""
    beyond = [char for char in text if char > "\u036f"]  # neither Latin nor its accents
    if len(beyond) * 7 > letters:
        for language, low, high in _SCRIPTS:  # kana and Hangul stand before Han, which they mix with
            share = sum(low <= char <= high for char in beyond) / letters
            if share > (0.15 if language in ("ja", "ko") else 0.4):
                return language
    words = Counter(_WORD.findall(text.lower()))
    total = words.total()
    if total < 12:
        return ""
    scores = sorted(
        ((sum(words[word] for word in known) / total, language) for language, known in _WORDS.items()),
        reverse=True,
    )
    (best, language), (second, _) = scores[:2]
    return language if best >= 0.12 and best >= 1.1 * second else ""
