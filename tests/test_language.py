"""The language of a text, by its small words and its script."""

from __future__ import annotations

import pytest

from publisher.text.language import contradicted, detect

TEXTS = {
    "en": (
        "The ferry turned back at the mouth of the fjord, and the passengers spent the night in the "
        "school hall."
    ),
    "de": "Die Fähre kehrte um, und die Reisenden blieben in der Schule, weil der Wind nicht nachließ.",
    "fr": "Le bac a fait demi-tour et les passagers ont passé la nuit dans une école de la ville, au sec.",
    "es": (
        "El barco volvió al puerto y los pasajeros pasaron la noche en una escuela de la ciudad con "
        "sus maletas."
    ),
    "ca": (
        "El vaixell va tornar al port i els passatgers van passar la nit en una escola amb les seves maletes."
    ),
    "gl": (
        "O barco volveu ao porto e os pasaxeiros pasaron a noite nunha escola da vila, pero non tiñan "
        "unha cama."
    ),
    "nl": "De boot keerde terug naar de haven en de reizigers bleven een nacht in de school van het dorp.",
    "sv": "Färjan vände och de som var med på den fick sova i skolan, för det var inte lugnt till sjöss.",
    "da": (
        "Færgen vendte om, og de der var med blev i skolen, for der var ikke ro på vandet efter klokken otte."
    ),
    "is": "Ferjan sneri við og þeir sem voru á henni sváfu í skólanum því að það var ekki gott að vera á sjó.",
    "fi": (
        "Lautta kääntyi takaisin, ja matkustajat olivat yön koululla, mutta se ei ollut heille liian "
        "pitkä aika."
    ),
    "hu": (
        "A komp visszafordult, és az utasok az iskolában aludtak, mert a szél nem csendesedett el egy "
        "óráig sem."
    ),
    "lt": "Keltas grįžo į uostą ir žmonės nakvojo mokykloje, bet vėjas jau buvo ne toks kaip po pietų.",
    "sq": (
        "Trageti u kthye në port dhe udhëtarët e kaluan natën në një shkollë të qytetit, por nuk i zuri gjumi."
    ),
    "af": (
        "Die skip het omgedraai en die mense was die nag in 'n skool, want die wind was nie vir hulle goed nie."
    ),
    "sw": (
        "Kivuko kilirudi bandarini na abiria walilala katika shule ya mji kwa usiku huo, na hali ya "
        "bahari ni mbaya."
    ),
    "tl": (
        "Ang barko ay bumalik sa daungan at ang mga pasahero ay natulog sa paaralan ng bayan para sa "
        "gabing ito."
    ),
    "vi": "Chuyến phà đã quay lại và các hành khách ở trong trường của làng cho đến khi trời không còn gió.",
    "ru": "Паром повернул назад, и пассажиры провели ночь в школе, потому что ветер не утих до утра.",
    "uk": "Пором повернув назад, і пасажири були в школі, тому що вітер не вщух до ранку, як це буває з ним.",
    "zh": "港口因暴风关闭，渔民在岸边等候。",
    "ja": "嵐のために港が閉まり、漁師たちは岸で待っている。",
    "ko": "폭풍 때문에 항구가 닫혀 어부들이 기다리고 있다.",
    "el": "Το λιμάνι έκλεισε.",
    "ar": "عادت العبارة إلى الميناء وأمضى الركاب الليل في المدرسة",
    "fa": "کشتی به بندر برگشت و مسافران شب را در مدرسه گذراندند",
    "ur": "کشتی بندرگاہ واپس آ گئی اور مسافروں نے رات سکول میں گزاری",
    "gu": "બંદર બંધ હતું અને માછીમારો રાહ જોતા હતા.",
    "my": "ဆိပ်ကမ်းကို ပိတ်ထားသည်။",
    "lo": "ທ່າເຮືອຖືກປິດຍ້ອນພາຍຸ",
    "mr": "वादळामुळे बंदर बंद आहे आणि मच्छीमार किनाऱ्यावर थांबले होते",
    "ne": "आँधीका कारण बन्दरगाह बन्द गरिएको छ र माझीहरू किनारमा पर्खिरहेका छन्",
    "hi": "तूफान के कारण बंदरगाह बंद है और मछुआरे किनारे पर इंतजार कर रहे हैं",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items(), ids=TEXTS)
def test_a_language_leads_clearly(language: str, text: str) -> None:
    """A few words are enough, and of a script that one language has to itself still fewer."""
    assert detect(text) == language


HEADLINES = {
    "vi": "Cảng đóng cửa vì bão, ngư dân chờ trên bờ",
    "lv": "Vētras dēļ slēgta osta, zvejnieki gaida krastā",
    "lt": "Dėl stiprios audros uždarytas uostas, žvejai laukia krante ryšių su laivais",
    "ur": "طوفان کے باعث بندرگاہ بند، ماہی گیر ساحل پر",
    "fa": "بندر بسته شد و صیادان در ساحل ماندند",
}


@pytest.mark.parametrize(("language", "text"), HEADLINES.items(), ids=HEADLINES)
def test_the_letters_of_a_headline_tell_its_language(language: str, text: str) -> None:
    """A headline has few small words; letters that one alphabet alone holds are as clear."""
    assert detect(text) == language


SENTENCES = {
    "ca": (
        "Els pescadors van trobar dos vaixells enfonsats davant del far, i els veïns de la vila amb els nens "
        "de les escoles són a la platja, però no hi ha ningú més que els pugui treure fins dimarts."
    ),
    "bg": (
        "Пристанището беше затворено заради бурята и рибарите чакат на брега, съобщи вестникът на града, който "
        "пише също, че корабът няма да тръгне до утре, защото вятърът е твърде силен."
    ),
    "th": "ท่าเรือปิดเพราะพายุ ชาวประมงรออยู่บนฝั่งตามที่หนังสือพิมพ์ของเมืองรายงานเมื่อเช้านี้",
    "ja": "嵐のために港が閉まり、漁師たちは岸で待っていると町の新聞が今朝伝えた。",
    "mr": "वादळामुळे बंदर बंद आहे आणि मच्छीमार किनाऱ्यावर थांबले होते, असे शहरातील वर्तमानपत्राने सांगितले.",
}


@pytest.mark.parametrize(
    ("claimed", "language"), [("es", "ca"), ("ru", "bg"), ("en-US", "th"), ("en", "ja"), ("hi", "mr")]
)
def test_a_text_overrules_the_language_that_its_page_claims(claimed: str, language: str) -> None:
    """Neighbours share small words, and some scripts write no blanks; neither hides a wrong claim."""
    assert contradicted(SENTENCES[language], claimed) == language
    assert contradicted(SENTENCES[language], language) == ""


def test_both_forms_of_norwegian_are_norwegian() -> None:
    """Nynorsk has small words of its own; feeds know one tag for both."""
    assert (
        detect(
            "Ferja snudde, og dei som var med fekk sova på skulen, for eg trur ikkje det var roleg på sjøen."
        )
        == "no"
    )
    assert (
        detect(
            "Fergen snudde, og de som var med fikk sove på skolen, for det ble ikke"
            " rolig på sjøen etter klokken åtte."
        )
        == "no"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tide 3",
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt",
        "Quay, Pier, Mole, Jetty, Wharf, Dock, Haven, Harbour, Slip, Berth, Anchor, Buoy, Light, Bank",
        "Dvořák and Janáček at the harbour hall",
        "پاراخوت پورتقا قايتىپ كەلدى، يولۇچىلار كېچىدە مەكتەپتە قالدى",
    ],
    ids=[
        "nothing",
        "two words",
        "filler",
        "a list of names",
        "foreign names",
        "Uyghur, which is not in the table",
    ],
)
def test_no_language_is_guessed(text: str) -> None:
    """A wrong language is worse than none: it changes how dates are read and how a feed is grouped."""
    assert detect(text) == ""
