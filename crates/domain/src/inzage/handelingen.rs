// SPDX-License-Identifier: EUPL-1.2
//! Every act in words that a resident understands (B1 Dutch). An act without words fails a test in `app`.

/// An act: its code, what somebody did ("bekeek een melding"), and the same as something to do ("een melding bekijken").
pub const HANDELINGEN: &[(&str, &str, &str)] = &[
    ("aanmelden", "meldde zich aan of af", "zich aanmelden of afmelden"),
    (
        "sessies.beeindigen",
        "meldde een medewerker overal af",
        "een medewerker overal afmelden",
    ),
    (
        "mijn.aanmelden",
        "meldde zich aan of af",
        "zich aanmelden of afmelden",
    ),
    (
        "mijn.inzage",
        "bekeek wie er naar de eigen gegevens keek",
        "bekijken wie er naar de eigen gegevens keek",
    ),
    (
        "sessies.eigen",
        "bekeek of beëindigde de eigen aanmeldingen",
        "de eigen aanmeldingen bekijken of beëindigen",
    ),
    (
        "sessies.lijst",
        "bekeek wie er is aangemeld",
        "bekijken wie er is aangemeld",
    ),
    (
        "noodaccount.wijzigen",
        "maakte of verwijderde het noodaccount van een beheerder",
        "het noodaccount van een beheerder maken of verwijderen",
    ),
    (
        "concept.bewaren",
        "bewaarde een formulier dat nog niet af was",
        "een formulier bewaren dat nog niet af was",
    ),
    ("melding.doen", "deed een melding", "een melding doen"),
    (
        "melding.opnemen",
        "schreef een melding op",
        "een melding opschrijven",
    ),
    (
        "persoon.inlezen",
        "nam gegevens over uit de BRP",
        "gegevens overnemen uit de BRP",
    ),
    (
        "melding.importeren",
        "las een melding in uit een ander systeem",
        "meldingen inlezen uit een ander systeem",
    ),
    (
        "melding.exporteren",
        "zette gegevens van meldingen in een bestand",
        "gegevens van meldingen in een bestand zetten",
    ),
    (
        "melding.lijst",
        "bekeek de lijst met meldingen",
        "de lijst met meldingen bekijken",
    ),
    ("melding.openen", "bekeek een melding", "een melding bekijken"),
    (
        "melding.oppakken",
        "ging met een melding aan het werk",
        "met een melding aan het werk gaan",
    ),
    (
        "melding.aanbieden",
        "vroeg een ander team om een melding over te nemen",
        "een ander team vragen om een melding over te nemen",
    ),
    (
        "melding.aanbod_beantwoorden",
        "gaf antwoord op de vraag om een melding over te nemen",
        "antwoord geven op de vraag om een melding over te nemen",
    ),
    (
        "melding.aanbod_intrekken",
        "trok de vraag aan een ander team weer in",
        "de vraag aan een ander team weer intrekken",
    ),
    (
        "melding.aanbod_verlopen",
        "haalde een melding terug, omdat een ander team niet op tijd antwoordde",
        "een melding terughalen",
    ),
    (
        "melding.samenvoegen",
        "voegde dubbele meldingen samen",
        "dubbele meldingen samenvoegen",
    ),
    (
        "melding.triage",
        "schreef op wat er na een melding nodig is",
        "opschrijven wat er na een melding nodig is",
    ),
    (
        "melding.afronden",
        "rondde een melding af",
        "een melding afronden",
    ),
    (
        "melding.terugkoppelen",
        "liet de melder weten wat er met de melding gebeurt",
        "de melder laten weten wat er met de melding gebeurt",
    ),
    ("persoon.zoeken", "zocht een persoon op", "een persoon opzoeken"),
    (
        "persoon.dubbel",
        "keek of iemand twee keer in het systeem staat",
        "kijken of iemand twee keer in het systeem staat",
    ),
    (
        "persoon.dubbel_zoeken",
        "zocht wie er twee keer in het systeem staat",
        "zoeken wie er twee keer in het systeem staat",
    ),
    (
        "persoon.samenvoegen",
        "voegde dubbele gegevens van een persoon samen, of draaide dat terug",
        "dubbele gegevens van een persoon samenvoegen, of dat terugdraaien",
    ),
    (
        "huishouden.openen",
        "bekeek de gegevens van het huishouden",
        "de gegevens van het huishouden bekijken",
    ),
    (
        "huishouden.wijzigen",
        "legde gegevens van het huishouden vast",
        "gegevens van het huishouden vastleggen",
    ),
    (
        "verwijsindex.zien",
        "bekeek de eigen signalen in de verwijsindex",
        "de eigen signalen in de verwijsindex bekijken",
    ),
    (
        "verwijsindex.overzicht",
        "bekeek welke matches in de verwijsindex openstaan",
        "bekijken welke matches in de verwijsindex openstaan",
    ),
    (
        "verwijsindex.inrichten",
        "richtte de verwijsindex in",
        "de verwijsindex inrichten",
    ),
    (
        "verwijsindex.opruimen",
        "haalde een signaal weg waarvan de tijd om was",
        "signalen weghalen waarvan de tijd om is",
    ),
    (
        "signaal.plaatsen",
        "liet in de verwijsindex weten dat hij of zij betrokken is",
        "in de verwijsindex laten weten dat je betrokken bent",
    ),
    (
        "signaal.verwijderen",
        "haalde een signaal weg uit de verwijsindex",
        "een signaal weghalen uit de verwijsindex",
    ),
    (
        "match.opvolgen",
        "schreef op wat er met een match in de verwijsindex is gedaan",
        "opschrijven wat er met een match in de verwijsindex is gedaan",
    ),
    (
        "casus.lijst",
        "bekeek de lijst met dossiers",
        "de lijst met dossiers bekijken",
    ),
    ("casus.openen", "bekeek het dossier", "het dossier bekijken"),
    (
        "casus.fase",
        "zette het dossier in een volgende fase",
        "het dossier in een volgende fase zetten",
    ),
    (
        "casus.agenderen",
        "zette dit dossier op de lijst van het overleg om een casusregisseur te kiezen",
        "dit dossier op de lijst van het overleg zetten",
    ),
    (
        "casus.toewijzen",
        "koos een casusregisseur",
        "een casusregisseur kiezen",
    ),
    (
        "casus.overmaat",
        "gaf een casusregisseur meer dossiers dan het maximum",
        "een casusregisseur meer dossiers geven dan het maximum",
    ),
    (
        "casus.overdragen",
        "droeg het dossier over aan een collega",
        "het dossier overdragen aan een collega",
    ),
    (
        "betrokkene.wijzigen",
        "legde vast wie er betrokken is",
        "vastleggen wie er betrokken is",
    ),
    ("notitie.maken", "schreef een notitie", "een notitie schrijven"),
    (
        "contact.stoppen",
        "legde vast dat we stoppen met contact zoeken",
        "vastleggen dat we stoppen met contact zoeken",
    ),
    (
        "intake.doen",
        "schreef op hoe het gaat en wat er nodig is",
        "opschrijven hoe het gaat en wat er nodig is",
    ),
    ("plan.wijzigen", "werkte het plan bij", "het plan bijwerken"),
    (
        "plan.actie",
        "werkte een afspraak in het plan bij",
        "een afspraak in het plan bijwerken",
    ),
    ("casus.afsluiten", "sloot het dossier", "het dossier sluiten"),
    ("taak.afhandelen", "deed een taak", "een taak doen"),
    (
        "casus.journaal",
        "bekeek wie er in het dossier keek",
        "bekijken wie er in het dossier keek",
    ),
    (
        "journaal.exporteren",
        "zette in een bestand wie er in het dossier keek",
        "in een bestand zetten wie er in het dossier keek",
    ),
    (
        "journaal.verzegelen",
        "beveiligde de lijst van wie er keek",
        "de lijst van wie er keek beveiligen",
    ),
    (
        "journaal.controleren",
        "controleerde of de lijst van wie er keek nog klopt",
        "controleren of de lijst van wie er keek nog klopt",
    ),
    (
        "journaal.anker",
        "maakte een bewijs dat de lijst van wie er keek klopt",
        "een bewijs maken dat de lijst van wie er keek klopt",
    ),
    (
        "persoon.wissen",
        "wiste gegevens van een persoon",
        "gegevens van een persoon wissen",
    ),
    (
        "herkenmodel.zien",
        "bekeek hoe het systeem leert wie dezelfde persoon is",
        "bekijken hoe het systeem leert wie dezelfde persoon is",
    ),
    (
        "herkenmodel.leren",
        "liet het systeem leren wie dezelfde persoon is",
        "het systeem laten leren wie dezelfde persoon is",
    ),
    (
        "sleutel.wisselen",
        "bracht geheime nummers onder een nieuwe sleutel",
        "geheime nummers onder een nieuwe sleutel brengen",
    ),
    (
        "toezicht.medewerkers",
        "controleerde hoeveel dossiers medewerkers openen",
        "controleren hoeveel dossiers medewerkers openen",
    ),
    (
        "toezicht.medewerker",
        "controleerde waar een medewerker naar keek",
        "controleren waar een medewerker naar keek",
    ),
    (
        "overleg.zien",
        "bekeek wat er in het overleg (MDO) wordt besproken",
        "bekijken wat er in het overleg (MDO) wordt besproken",
    ),
    (
        "overleg.besluiten",
        "legde een besluit van het overleg (MDO) vast",
        "een besluit van het overleg (MDO) vastleggen",
    ),
    (
        "mijnwerk.zien",
        "bekeek de lijst met het eigen werk",
        "de lijst met het eigen werk bekijken",
    ),
    (
        "team.zien",
        "bekeek het werk van het team",
        "het werk van het team bekijken",
    ),
    (
        "team.afwezigheid",
        "legde vast dat een medewerker er niet is",
        "vastleggen dat een medewerker er niet is",
    ),
    (
        "dienstverlening.zien",
        "bekeek de overeenkomsten met andere gemeenten",
        "de overeenkomsten met andere gemeenten bekijken",
    ),
    (
        "dienstverlening.wijzigen",
        "legde vast welk team van een andere gemeente voor ons werkt",
        "vastleggen welk team van een andere gemeente voor ons werkt",
    ),
    (
        "inrichting.zien",
        "bekeek de instellingen",
        "de instellingen bekijken",
    ),
    (
        "convenant.wijzigen",
        "legde vast welke organisatie het convenant tekende",
        "het convenant en de partners wijzigen",
    ),
    (
        "grondslag.wijzigen",
        "wijzigde op welke gronden iemand mag meekijken",
        "de gronden om mee te doen wijzigen",
    ),
    (
        "inrichting.wijzigen",
        "wijzigde de instellingen",
        "de instellingen wijzigen",
    ),
    (
        "toegang.zien",
        "bekeek wie er in het dossier mag",
        "bekijken wie er in het dossier mag",
    ),
    (
        "toegang.vragen",
        "vroeg of hij of zij mag meekijken, en zag alleen wie te bellen",
        "vragen of hij of zij mag meekijken",
    ),
    (
        "toegang.beslissen",
        "besliste of een collega mag meekijken",
        "beslissen of een collega mag meekijken",
    ),
    (
        "deelname.wijzigen",
        "legde vast wie er meedoet",
        "vastleggen wie er meedoet",
    ),
    (
        "uitsluiting.melden",
        "meldde het huishouden te kennen, en mag het dossier niet meer zien",
        "melden het huishouden te kennen",
    ),
    (
        "uitsluiting.wijzigen",
        "legde vast dat een collega het dossier niet mag zien",
        "vastleggen dat een collega het dossier niet mag zien",
    ),
    (
        "afscherming.wijzigen",
        "legde vast wie het afgeschermde dossier mag zien",
        "vastleggen wie het afgeschermde dossier mag zien",
    ),
    (
        "noodtoegang.nemen",
        "opende het dossier met noodtoegang, omdat er gevaar was",
        "het dossier openen met noodtoegang",
    ),
    (
        "noodtoegang.lijst",
        "bekeek wie noodtoegang nam",
        "bekijken wie noodtoegang nam",
    ),
    (
        "noodtoegang.beoordelen",
        "beoordeelde of de noodtoegang terecht was",
        "beoordelen of noodtoegang terecht was",
    ),
    (
        "waarschuwing.wijzigen",
        "legde een waarschuwing voor een bezoek vast of bekeek die opnieuw",
        "een waarschuwing voor een bezoek vastleggen",
    ),
    (
        "bekendheid.vragen",
        "vroeg een partner of iemand daar bekend is, of vroeg daarover door",
        "een partner vragen of iemand daar bekend is",
    ),
    (
        "bekendheid.antwoorden",
        "zei of iemand bij de eigen organisatie bekend is, of gaf antwoord op een vraag daarover",
        "zeggen of iemand bij de eigen organisatie bekend is",
    ),
    (
        "brp.verversen",
        "vroeg de gegevens op bij de basisregistratie personen",
        "gegevens opvragen bij de basisregistratie personen",
    ),
    (
        "overgang.regelen",
        "regelde een overgang in leeftijd of school, of vroeg iemand om over te nemen",
        "een overgang in leeftijd of school regelen",
    ),
    (
        "overgang.ontvangen",
        "zei of de hulp wordt overgenomen",
        "zeggen of de hulp wordt overgenomen",
    ),
    (
        "adres.geheim_zien",
        "zag het geheime adres",
        "het geheime adres zien",
    ),
    (
        "adres.geheim_tonen",
        "liet het geheime adres tonen",
        "het geheime adres laten tonen",
    ),
    (
        "casus.printen",
        "maakte een blad voor een huisbezoek",
        "een blad voor een huisbezoek maken",
    ),
    (
        "plan.afdruk_voor",
        "maakte een afdruk voor iemand van het huishouden",
        "een afdruk voor iemand van het huishouden maken",
    ),
];
