"""Texts that the encoders are tried on."""

from __future__ import annotations

TEXTS = {
    "en": [
        "The committee met on Tuesday to discuss the treaty.",
        "No decision was reached, although three delegates asked for a vote.",
        "“We will come back to it in the spring,” the chairwoman said.",
        "Outside, a small crowd had waited since dawn.",
        "By noon the square was empty again; only the pigeons had stayed.",
    ],
    "fr": [
        "Le comité s'est réuni mardi pour débattre du traité.",
        "Aucune décision n'a été prise, bien que trois délégués aient demandé un vote.",
        "« Nous y reviendrons au printemps », a dit la présidente.",
        "Dehors, une petite foule attendait depuis l'aube.",
        "À midi, la place était de nouveau vide ; seuls les pigeons étaient restés.",
    ],
    "de": [
        "Der Ausschuss trat am Dienstag zusammen, um über den Vertrag zu beraten.",
        "Es fiel keine Entscheidung, obwohl drei Abgeordnete eine Abstimmung verlangten.",
        "„Wir kommen im Frühjahr darauf zurück“, sagte die Vorsitzende.",
        "Draußen hatte seit dem Morgengrauen eine kleine Menge gewartet.",
        "Gegen Mittag war der Platz wieder leer; nur die Tauben waren geblieben.",
    ],
    "ru": [
        "Комитет собрался во вторник, чтобы обсудить договор.",
        "Решение не было принято, хотя три делегата потребовали голосования.",
        "«Мы вернёмся к этому весной», — сказала председательница.",
        "Снаружи с рассвета ждала небольшая толпа.",
        "К полудню площадь снова опустела; остались только голуби.",
    ],
    "zh": [
        "委员会星期二开会讨论该条约。",
        "尽管三名代表要求表决，但没有作出任何决定。",
        "主席说：“我们春天再谈这个问题。”",
        "外面，一小群人从黎明起就在等候。",
        "到了中午，广场又空了，只剩下鸽子。",
    ],
}
ODD = [
    "ﬁn … 12,5 % ½ №7 — «été» e\u0301te\u0301",
    "soft\u00adhyphen zero\u200bwidth nbsp\u00a0here\ttab",
    "ＦＵＬＬ　ｗｉｄｔｈ ～ ㈱ ①",
    "emoji 👩‍👩‍👧 𝔊othic 🈚",
    "a\r\nb\u2028c",
]
