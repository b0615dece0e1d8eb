"""The weekday that a news story's first paragraph happens on: "announced on Wednesday".

Source of the names: Unicode CLDR, with the inflected forms in which the languages tell when.
"""

from __future__ import annotations

import re

# Written with a capital: English and German.
_CAPITAL = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag
""".split()
)
# Written small: French, Spanish, Portuguese, Italian, Dutch, the Nordic languages, Polish, Czech,
# Slovak, Hungarian, Romanian, Russian, Ukrainian, Bulgarian, the south Slavic languages, Greek.
_SMALL = frozenset(
    """
    lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado domingo
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    måndag måndagen tisdag tisdagen onsdag onsdagen torsdag torsdagen fredag fredagen lördag lördagen
    söndag söndagen
    mandag tirsdag lørdag søndag maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina
    sunnuntaina
    poniedziałek wtorek środę czwartek piątek sobotę niedzielę
    pondělí úterý středu čtvrtek pátek sobotu neděli pondelok utorok stredu štvrtok piatok nedeľu
    hétfőn kedden szerdán csütörtökön pénteken szombaton vasárnap
    marți marţi miercuri joi vineri sâmbătă duminică
    понедельник вторник среду четверг пятницу субботу воскресенье понеділок вівторок середу четвер
    п'ятницю п’ятницю
    суботу неділю понеделник сряда четвъртък петък събота неделя
    ponedjeljak utorak srijedu četvrtak petak subotu nedjelju ponedeljak sredo sredu četrtek petek soboto
    nedeljo
    понедељак уторак среду четвртак петак
    δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
""".split()
)
# With one of these before it, or after it, a weekday is another week's, or every week's.
_NOT_AFTER = frozenset(
    """
    next last every each since until till by from before after through coming following previous past most black
    good ash palm super cyber giving easter holy bloody sheffield whit shrove
    nächsten nächster kommenden kommender letzten letzter vergangenen vergangener jeden seit bis ab
    vorigen übernächsten
    chaque depuis dès avant après cada desde hasta antes próximo pasado último todo todos até próxima
    ogni dal fino entro
    prossimo scorso elke vanaf tot volgende afgelopen vorige sinds varje nästa förra sedan till hver
    neste forrige siden
    każdy każdą do od przyszły ubiegły příští minulý každý od do kövező minden múlt jövő fiecare până din
    каждый каждую
    следующий прошлый прошлую будущий до с кожен минулий наступний следващия миналия всеки από κάθε μέχρι
""".split()
)
_NOT_BEFORE = frozenset(
    """
    prochain prochaine dernier dernière suivant próximo pasado siguiente passado seguinte prossimo scorso
    prossima scorsa
    viitoare trecută trecut nights mornings morning-after
""".split()
)
_HALF = re.compile(r"(?<=tag|och)(?:abend|morgen|vormittag|nachmittag|nacht|früh|mittag)$")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def weekday_in(text: str) -> str:
    """Give the weekday on which the text says something happened, as written, "" where it names none.

    Not one that a name contains ("Black Friday", "Friday Night"), nor another week's ("next
    Friday", "since Monday", "vendredi dernier").
    """
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    for index, (said, start, end) in enumerate(words):
        word = _HALF.sub("", said)
        if word not in _CAPITAL and word.lower() not in _SMALL:
            continue
        before = words[index - 1][0] if index and not text[words[index - 1][2] : start].strip() else ""
        after = words[index + 1][0] if index + 1 < len(words) and text[end : words[index + 1][1]] == " " else ""
        if before.lower() in _NOT_AFTER or after.lower() in _NOT_BEFORE:
            continue
        if word in _CAPITAL:
            named = after[:1].isupper() and not _starts_clause(after)
            if named:
                continue
        elif word[0].isupper() and index:  # "Domingo" inside a sentence is a man
            continue
        return word
    return ""


def _starts_clause(word: str) -> bool:
    """Tell a capital that follows a weekday without being part of its name: a month, or "I"."""
    return word == "I" or word[:3] in _MONTHS


_MONTHS = frozenset("Jan Feb Mar Mär Apr May Mai Jun Jul Aug Sep Oct Okt Nov Dec Dez".split())
