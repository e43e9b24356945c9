"""Countries and what is named after them: a report on Iran may say only "Iranian".

The reader of a search means both, as with "kill" and "killed", but no stemmer knows it. Only words of one piece are
listed, the country first; plurals follow by stemming.
"""

from __future__ import annotations

_TABLE = """
afghanistan afghan; albania albanian; algeria algerian; argentina argentine argentinian; armenia armenian;
australia australian; austria austrian; azerbaijan azerbaijani azeri; bahrain bahraini; bangladesh bangladeshi;
belarus belarusian; belgium belgian; bolivia bolivian; bosnia bosnian; brazil brazilian; britain british briton;
bulgaria bulgarian; cambodia cambodian; cameroon cameroonian; canada canadian; chad chadian; chechnya chechen;
chile chilean; china chinese; colombia colombian; congo congolese; croatia croatian croat; cuba cuban;
cyprus cypriot; denmark danish dane; ecuador ecuadorian; egypt egyptian; england english; eritrea eritrean;
estonia estonian; ethiopia ethiopian; europe european; finland finnish finn; france french; georgia georgian;
germany german; ghana ghanaian; greece greek; haiti haitian; hungary hungarian; iceland icelandic; india indian;
indonesia indonesian; iran iranian; iraq iraqi; ireland irish; israel israeli; italy italian; japan japanese;
jordan jordanian; kazakhstan kazakh; kenya kenyan; kosovo kosovar; kurdistan kurdish kurd; kuwait kuwaiti;
kyrgyzstan kyrgyz;
laos laotian; latvia latvian; lebanon lebanese; liberia liberian; libya libyan; lithuania lithuanian;
macedonia macedonian; malaysia malaysian; mali malian; malta maltese; mauritania mauritanian; mexico mexican;
moldova moldovan; mongolia mongolian; montenegro montenegrin; morocco moroccan; mozambique mozambican;
myanmar burmese; nepal nepalese nepali; netherlands dutch; nicaragua nicaraguan; niger nigerien; nigeria nigerian;
norway norwegian; oman omani; pakistan pakistani; palestine palestinian; peru peruvian; poland polish pole;
portugal portuguese; qatar qatari; romania romanian; russia russian; rwanda rwandan; scotland scottish scot;
senegal senegalese; serbia serbian serb; slovakia slovak; slovenia slovenian; somalia somali; spain spanish;
sudan sudanese; sweden swedish swede; switzerland swiss; syria syrian; taiwan taiwanese; tajikistan tajik;
tanzania tanzanian; thailand thai; tunisia tunisian; turkey turkish turk; turkmenistan turkmen; uganda ugandan;
ukraine ukrainian; uruguay uruguayan; uzbekistan uzbek; venezuela venezuelan; vietnam vietnamese; yemen yemeni;
zambia zambian; zimbabwe zimbabwean
"""
_GROUPS = [tuple(row.split()) for row in _TABLE.replace("\n", " ").split(";")]
_GROUP = {form: group for group in _GROUPS for form in group}


def relatives(form: str) -> tuple[str, ...]:
    """The country a folded form is named after and the other words named after it: `iranian` -> ("iran",)."""
    group = _GROUP.get(form) or _GROUP.get(form.removesuffix("s"), ())
    return tuple(other for other in group if other != form)
