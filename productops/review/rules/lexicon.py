"""Words that several rules share: nations, regions, religions, languages, each in its four forms."""

from __future__ import annotations


def _four(stems: str) -> str:
    """Give the four forms of adjectives as one choice; a form that does not exist costs nothing."""
    forms: list[str] = []
    for stem in stems.split():
        forms += [stem, f"{stem}s", f"{stem}e", f"{stem}es"]
        if stem.endswith(("en", "on")):
            forms += [f"{stem}ne", f"{stem}nes"]
    return "|".join(dict.fromkeys(forms))


NATIONS = _four(
    "francais belge suisse polonais portugais italien espagnol allemand anglais marocain algerien tunisien turc roumain bulgare"
    " chinois russe ukrainien senegalais malien ivoirien camerounais congolais indien pakistanais afghan syrien bresilien"
    " americain canadien quebecois luxembourgeois neerlandais hollandais grec croate serbe kosovar albanais libanais egyptien"
    " vietnamien japonais coreen thailandais philippin haitien mauricien malgache comorien capverdien slovaque tcheque"
    " hongrois irlandais ecossais danois suedois norvegien finlandais israelien iranien irakien erythreen guineen moldave"
    " argentin chilien peruvien colombien mexicain cubain bolivien equatorien venezuelien dominicain britannique gallois catalan"
    " autrichien slovene bosniaque macedonien montenegrin lituanien letton estonien georgien armenien azerbaidjanais kazakh ouzbek"
    " mongol tibetain nepalais bangladais birman cambodgien laotien indonesien malaisien singapourien taiwanais australien"
    " saoudien yemenite jordanien palestinien koweitien qatari emirati libyen soudanais ethiopien somalien kenyan tanzanien"
    " ougandais rwandais burundais angolais mozambicain zimbabween sud-africain nigerian nigerien ghaneen togolais beninois burkinabe"
    " gabonais tchadien centrafricain mauritanien gambien liberien djiboutien seychellois guadeloupeen martiniquais guyanais reunionnais mahorais"
) + "|turque|turques|grecque|grecques|russe|russes"  # fmt: skip
ORIGINS = _four(
    "europeen africain antillais maghrebin asiatique occidental nordique slave mediterraneen caucasien arabe kabyle berbere"
    " scandinave latino oriental metropolitain hexagonal domien ultramarin blanc noir metis metisse gitan tzigane rom creole"
) + "|blanche|blanches|occidentaux|orientaux|hexagonaux"  # fmt: skip
REGIONS = _four(
    "breton corse alsacien basque normand catalan auvergnat savoyard provencal lorrain picard bourguignon berrichon vendeen"
    " poitevin limousin gascon bearnais franc-comtois champenois ardennais aveyronnais perigourdin landais jurassien vosgien"
)
RELIGIONS = _four(
    "musulman catholique chretien juif israelite protestant bouddhiste athee evangelique orthodoxe hindou sikh croyant"
    " mormon adventiste baptiste"
) + "|juive|juives|temoin_de_jehovah|temoins_de_jehovah"  # fmt: skip
NATIONS_NOT_LANGUAGES = "|".join(form for form in NATIONS.split("|") if form.endswith(("e", "es", "ns", "ques")))
"""Forms of nations that name no language: the feminine, and a few plurals."""
LANGUAGES = "anglais|francais|allemand|espagnol|italien|neerlandais|portugais|chinois|mandarin|arabe|polonais|suedois|russe|turc|roumain|japonais|coreen|hindi|ourdou|tamoul|wolof|bambara|berbere|kabyle|creole|breton|basque|corse|alsacien|ukrainien|grec|bulgare|vietnamien|hebreu|serbe|albanais|danois|flamand|lingala|soninke|peul|tigrinya|dari|pachto|persan"
"""Languages; the name of a nation in the masculine is often one."""
OUT = "s_abstenir|abstenez|abstiens|exclu+|refuse+|refusons|inutile|pas_retenu+|ne_seront_pas|ne_sont_pas|ne_pas|evite+|pas_pour|non_retenu+|ecarte+|pas_recu+|pas_accepte+|non_accepte+|non_admis*|eliminatoire*|proscrit+|interdit+|redhibitoire*|passez|passer|passe_ton|pas_la_peine|ne_convient|ne_conviennent|ne_doivent|merci_de_ne|priere_de_ne|ne_postulez|ne_candidatez|pas_pris|pas_prise|pas_prises|pas_embauche+"
"""What shuts people out, said after what they are."""
REFUSING = "ecartons|refusons|refuse|excluons|evitons|bannissons|n_embauchons_pas|ne_recrutons_pas|ne_prenons_pas|n_acceptons_pas|ne_retenons_pas|ne_voulons_pas|ne_veut_pas|ne_recevons_pas|ne_cherchons_pas|n_engageons_pas|pas_question|hors_de_question"
"""What shuts people out, said before what they are."""
NEEDED = "exige|exigee|exigees|exiges|requis|requise|obligatoire|obligatoires|imperatif|imperative|imperativement|indispensable|demande|demandee|souhaite|souhaitee|souhaites|souhaitees|prefere|preferee|de_preference|privilegie|privilegiee|attendu|attendue|uniquement|exclusivement|seulement|apprecie|appreciee|bienvenu|bienvenue|necessaire"
"""What asks for a quality, said after it."""
