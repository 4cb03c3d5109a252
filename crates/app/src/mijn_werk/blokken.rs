// SPDX-License-Identifier: EUPL-1.2
//! The cards per role. Each is one statement.

use super::beeld::{Blok, Naar, Regel, Toon};
use super::regels::{Verzameling, dagen};
use crate::casus::regisseur::{maximum, regisseursrol};
use crate::team::dagen_sinds;
use crate::{Ctx, Uitkomst};
use domain::MedewerkerId;
use domain::caseload::getal;
use domain::inrichting::Inrichting;
use domain::termijn::{datum, datum_lang, resterend};
use domain::werk::Signaal;
use jiff::{SignedDuration, ToSpan, civil::Date};
use policy::{Feiten, Scope, handelingen as h};
use std::collections::BTreeMap;
use store::{Uow, mijn_werk as db};

pub(super) async fn deelnames(uow: &mut Uow, ik: MedewerkerId, vandaag: Date) -> Uitkomst<Blok> {
    let rijen = db::deelnames(uow, ik, vandaag).await?;
    Ok(Blok {
        titel: "Casussen waar je aan meedoet",
        totaal: i64::try_from(rijen.len()).unwrap_or(0),
        regels: rijen
            .into_iter()
            .map(|r| {
                let bel = r.telefoon.map(|t| format!(", {t}")).unwrap_or_default();
                let regisseur = r.regisseur.map_or_else(
                    || "nog geen regisseur".to_owned(),
                    |m| format!("regisseur {m}{bel}"),
                );
                Regel {
                    titel: r.huishouden,
                    bij: r.rol,
                    sub: format!("fase {} · {regisseur}", r.fase.label().to_lowercase()),
                    merk: r
                        .tot
                        .map(|t| format!("tot {}", datum_lang(t)))
                        .unwrap_or_default(),
                    toon: Toon::Gewoon,
                    naar: Naar::Casus(r.casus_id),
                }
            })
            .collect(),
        leeg: "Je doet nu in geen enkele casus mee. Een regisseur kan je erbij vragen.",
        alle: "",
    })
}

/// Access that waits for an answer, and answers to one's own requests.
pub(super) async fn toegang(
    uow: &mut Uow,
    ctx: &Ctx,
    ik: MedewerkerId,
    inrichting: &Inrichting,
) -> Uitkomst<Option<Blok>> {
    let dagen = i64::from(inrichting.toegang.bevestigen_dagen);
    let grens = ctx.vandaag().saturating_sub(dagen.days());
    let sinds = ctx.nu - SignedDuration::from_hours(24 * 7);
    let rijen = db::toegang(uow, ik, ctx.vandaag(), grens, sinds).await?;
    if rijen.is_empty() {
        return Ok(None);
    }
    let regels = rijen.into_iter().map(|r| {
        let (titel, sub, naar) = match (r.soort.as_str(), r.verzoek_id) {
            ("verzoek", Some(v)) => (
                r.huishouden,
                format!("{} vraagt om mee te doen", r.wie),
                Naar::Verzoek(r.casus_id, v),
            ),
            ("ja", _) => (
                format!("Casus {}", r.huishouden),
                "Je mag meedoen in deze casus".to_owned(),
                Naar::Casus(r.casus_id),
            ),
            ("nee", _) => (
                format!("Casus {}", r.huishouden),
                "Je verzoek om toegang is niet toegekend".to_owned(),
                Naar::Drempel(r.casus_id),
            ),
            _ => (
                r.huishouden,
                "Doet iedereen die meekijkt nog mee? Kijk of dit klopt".to_owned(),
                Naar::Toegang(r.casus_id),
            ),
        };
        Regel {
            titel,
            bij: String::new(),
            sub,
            merk: String::new(),
            toon: Toon::Gewoon,
            naar,
        }
    });
    Ok(Some(Blok {
        titel: "Wie mag meekijken",
        regels: regels.collect(),
        totaal: 0,
        leeg: "",
        alle: "",
    }))
}

pub(super) async fn aanbod(uow: &mut Uow, ctx: &Ctx) -> Uitkomst<Blok> {
    let rijen = db::aanbod_aan(uow, ctx.actor.team).await?;
    Ok(Blok {
        titel: "Aan jouw team aangeboden",
        totaal: i64::try_from(rijen.len()).unwrap_or(0),
        regels: rijen
            .into_iter()
            .map(|r| {
                let over = resterend(ctx.nu, r.antwoord_voor);
                Regel {
                    titel: r.onderwerp,
                    bij: format!("van {}", r.van_team),
                    sub: r.reden,
                    merk: over.to_string(),
                    toon: if over.is_over() { Toon::Laat } else { Toon::Gewoon },
                    naar: Naar::Melding(r.melding_id),
                }
            })
            .collect(),
        leeg: "Er ligt nu niets op een antwoord van je team te wachten.",
        alle: "",
    })
}

pub(super) async fn meldpunt(
    uow: &mut Uow,
    ctx: &Ctx,
    ik: MedewerkerId,
    v: &mut Verzameling,
    blokken: &mut Vec<Blok>,
) -> Uitkomst<()> {
    let vandaag = ctx.vandaag();
    let rijen = db::meldingen(uow, ik, ctx.actor.team, 40).await?;
    let mut regels = Vec::new();
    let mut totaal = 0;
    for r in rijen {
        totaal = r.totaal;
        let signaal = Signaal::van_melding(r.gevaar == "ja", *r.urgentie);
        let over = resterend(ctx.nu, r.termijn_op);
        let wijk = r.wijk.unwrap_or_else(|| "wijk niet bekend".to_owned());
        let wie = if r.behandelaar_id == Some(ik) {
            "van jou"
        } else {
            "van niemand"
        };
        let mut regel = Regel {
            titel: r.onderwerp,
            bij: String::new(),
            sub: format!("{wijk} · {wie}"),
            merk: over.to_string(),
            toon: if over.is_over() { Toon::Laat } else { Toon::Gewoon },
            naar: Naar::Melding(r.id),
        };
        if matches!(signaal, Signaal::Gevaar | Signaal::Spoed) {
            regel.sub = format!("{} · {}", regel.sub, regel.merk);
            regel.merk = if signaal == Signaal::Gevaar {
                "gevaar"
            } else {
                "spoed"
            }
            .to_owned();
            regel.toon = Toon::Veiligheid;
            v.eerst(signaal, dagen_sinds(vandaag, datum(r.termijn_op)), regel);
        } else if regels.len() < 12 {
            regels.push(regel);
        }
    }
    blokken.push(Blok {
        titel: "Meldingen om te wegen",
        regels,
        totaal,
        leeg: "Alle gewone meldingen zijn gewogen. Nieuwe meldingen komen hier vanzelf te staan.",
        alle: "/meldpunt",
    });
    let tot = ctx.nu + SignedDuration::from_hours(48);
    let rijen = db::terugkoppelingen(uow, ctx.actor.team, tot, 10).await?;
    blokken.push(Blok {
        titel: "De melder wacht op bericht",
        totaal: rijen.first().map_or(0, |r| r.totaal),
        regels: rijen
            .into_iter()
            .map(|r| {
                let over = resterend(ctx.nu, r.terugkoppeling_voor);
                Regel {
                    titel: r.onderwerp,
                    bij: if r.afgerond {
                        "afgerond".to_owned()
                    } else {
                        "nog open".to_owned()
                    },
                    sub: r.behandelaar.unwrap_or_else(|| "van niemand".to_owned()),
                    merk: over.to_string(),
                    toon: if over.is_over() { Toon::Laat } else { Toon::Gewoon },
                    naar: Naar::Melding(r.id),
                }
            })
            .collect(),
        leeg: "Elke melder die deze dagen bericht moet krijgen, heeft dat gehad.",
        alle: "/meldpunt",
    });
    Ok(())
}

pub(super) async fn proces(
    uow: &mut Uow,
    ctx: &Ctx,
    inrichting: &Inrichting,
    blokken: &mut Vec<Blok>,
) -> Uitkomst<()> {
    let sinds = ctx.nu - SignedDuration::from_hours(24 * 30);
    let rijen = db::aanbod_terug(uow, sinds).await?;
    blokken.push(Blok {
        titel: "Teruggekomen meldingen",
        totaal: i64::try_from(rijen.len()).unwrap_or(0),
        regels: rijen
            .into_iter()
            .map(|r| Regel {
                titel: r.onderwerp,
                bij: format!("{} → {}", r.van_team, r.naar_team),
                sub: if r.antwoord_reden.is_empty() {
                    "niet beantwoord".to_owned()
                } else {
                    r.antwoord_reden
                },
                merk: if r.status == "verlopen" {
                    "geen antwoord"
                } else {
                    "teruggegeven"
                }
                .to_owned(),
                toon: if r.status == "verlopen" {
                    Toon::Laat
                } else {
                    Toon::Notitie
                },
                naar: Naar::Melding(r.melding_id),
            })
            .collect(),
        leeg: "Geen enkel team gaf een open melding terug, en geen aanbod bleef liggen.",
        alle: "",
    });
    blokken.push(zonder_regisseur(uow, ctx, "/overleg").await?);
    blokken.push(te_druk(uow, ctx, inrichting).await?);
    blokken.push(vast(uow, ctx, None).await?);
    Ok(())
}

pub(super) async fn zonder_regisseur(uow: &mut Uow, ctx: &Ctx, alle: &'static str) -> Uitkomst<Blok> {
    let vandaag = ctx.vandaag();
    let mag = ctx.mag::<h::CasusToewijzen>(&Feiten::Geen).is_ok();
    let rijen = store::team::zonder_regisseur(uow, &Scope::van(&ctx.actor), vandaag, 8).await?;
    Ok(Blok {
        titel: "Nog zonder regisseur",
        totaal: rijen.first().map_or(0, |r| r.totaal),
        regels: rijen
            .into_iter()
            .map(|r| Regel {
                titel: r.huishouden,
                bij: r.team,
                sub: r.mdo_datum.map_or_else(
                    || "staat niet op de lijst van het MDO".to_owned(),
                    |d| format!("in het MDO van {}", datum_lang(d)),
                ),
                merk: dagen(dagen_sinds(datum(r.gestart_op), vandaag)),
                toon: if r.mdo_datum.is_none() {
                    Toon::Laat
                } else {
                    Toon::Gewoon
                },
                naar: if mag {
                    Naar::Regisseur(r.id)
                } else {
                    Naar::Casus(r.id)
                },
            })
            .collect(),
        leeg: "Elk huishouden met een lopende casus heeft een regisseur.",
        alle,
    })
}

async fn te_druk(uow: &mut Uow, ctx: &Ctx, inrichting: &Inrichting) -> Uitkomst<Blok> {
    let regels = &inrichting.caseload;
    // Somebody with fewer casussen than this can't be over the maximum, whatever their weights.
    let laagste = regels.maximum.values().min().copied().unwrap_or(0);
    let zwaarste = regels.gewicht.values().max().copied().unwrap_or(100).max(100);
    let vanaf = i64::from(laagste) * 100 / i64::from(zwaarste);
    let mut mensen: BTreeMap<MedewerkerId, (db::DrukRij, u32)> = BTreeMap::new();
    for r in db::drukste(uow, vanaf.max(1)).await? {
        let erbij = regels
            .gewicht(*r.fase)
            .saturating_mul(u32::try_from(r.aantal).unwrap_or(0));
        let rij = mensen.entry(r.medewerker_id).or_insert_with(|| (r.clone(), 0));
        rij.1 += erbij;
        rij.0.overmaat_tot = rij.0.overmaat_tot.max(r.overmaat_tot);
    }
    let vandaag = ctx.vandaag();
    let mut regels_uit: Vec<(bool, Regel)> = mensen
        .into_values()
        .filter(|(r, last)| regisseursrol(&r.rollen).is_some() && *last > maximum(regels, &r.rollen))
        .map(|(r, last)| {
            let verlopen = r.overmaat_tot.is_none_or(|t| t < vandaag);
            let tot = match r.overmaat_tot {
                Some(t) if t >= vandaag => format!("mag tot en met {}", datum_lang(t)),
                Some(t) => format!("mocht tot en met {}", datum_lang(t)),
                None => "geen afspraak over vastgelegd".to_owned(),
            };
            let regel = Regel {
                titel: r.naam,
                bij: r.team,
                sub: tot,
                merk: format!("{} van {}", getal(last), getal(maximum(regels, &r.rollen))),
                toon: if verlopen { Toon::Laat } else { Toon::Gewoon },
                naar: Naar::Team,
            };
            (!verlopen, regel)
        })
        .collect();
    regels_uit.sort_by_key(|(lopend, _)| *lopend);
    let totaal = i64::try_from(regels_uit.len()).unwrap_or(0);
    Ok(Blok {
        titel: "Boven het maximum",
        regels: regels_uit.into_iter().map(|(_, r)| r).take(8).collect(),
        totaal,
        leeg: "Niemand heeft meer huishoudens dan het maximum.",
        alle: "/team",
    })
}

pub(super) async fn vast(uow: &mut Uow, ctx: &Ctx, team: Option<domain::TeamId>) -> Uitkomst<Blok> {
    let rijen = db::vast(uow, team, 8).await?;
    Ok(Blok {
        titel: "Blijft hangen in een fase",
        totaal: rijen.first().map_or(0, |r| r.totaal),
        regels: rijen
            .into_iter()
            .map(|r| Regel {
                titel: r.huishouden,
                bij: format!("fase {}", r.fase.label().to_lowercase()),
                sub: r
                    .regisseur
                    .unwrap_or_else(|| format!("geen regisseur · {}", r.team)),
                merk: resterend(ctx.nu, r.fase_termijn).to_string(),
                toon: Toon::Laat,
                naar: Naar::Casus(r.casus_id),
            })
            .collect(),
        leeg: "Elke casus zit binnen de tijd van zijn fase.",
        alle: "/casussen",
    })
}
