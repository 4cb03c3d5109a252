// SPDX-License-Identifier: EUPL-1.2
//! Gathers Mijn werk. Each role adds a fixed number of statements; at most twelve in all.

use super::beeld::{Blok, MijnWerk, Naar, Regel, Toon};
use super::regels::{Verzameling, dagen, mijn_huishoudens, wanneer};
use crate::casus::regisseur::{maximum, regisseursrol};
use crate::team::dagen_sinds;
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::MedewerkerId;
use domain::caseload::getal;
use domain::inrichting::Inrichting;
use domain::termijn::{amsterdam, datum, datum_lang, resterend};
use domain::werk::Signaal;
use jiff::{SignedDuration, ToSpan, civil::Date};
use policy::{Feiten, Rol, Scope, handelingen as h};
use std::collections::BTreeMap;
use store::journaal::{Boeking, Soort};
use store::{Uow, mijn_werk as db};

/// Mijn werk of the actor.
///
/// # Errors
/// Access refused; the store.
pub async fn mijn_werk(app: &App, ctx: &Ctx) -> Uitkomst<MijnWerk> {
    let mut uow = app.begin(ctx).await?;
    let uit = binnen(&mut uow, ctx).await;
    app.sluit(ctx, uow, uit).await
}

async fn binnen(uow: &mut Uow, ctx: &Ctx) -> Uitkomst<MijnWerk> {
    let permit = ctx.mag::<h::MijnWerkZien>(&Feiten::Geen)?;
    let ik = ctx.actor.medewerker.ok_or(AppFout::NietGevonden)?;
    let vandaag = ctx.vandaag();
    let tot = vandaag.saturating_add(7.days());
    let inrichting = crate::inrichting::geldend(uow, ctx).await?;
    let is = |rol| ctx.actor.is(rol);
    let is_regisseur = is(Rol::Casusregisseur) || is(Rol::Gezinscoach);
    let mut v = Verzameling::default();
    let mut blokken = Vec::new();

    v.taken(db::taken(uow, ik, vandaag, tot, ctx.actor.team).await?, vandaag);
    if is_regisseur || is(Rol::Ketenpartner) {
        v.afspraken(
            db::mijn_afspraken_elders(uow, ik, vandaag, tot).await?,
            vandaag,
            i64::MAX,
        );
    }
    let mdo = if is_regisseur || is(Rol::Mdo) || is(Rol::Procesmanager) {
        mdo_zin(uow, vandaag, &mut v, is(Rol::Mdo)).await?
    } else {
        String::new()
    };
    let huishoudens = if is_regisseur {
        Some(regie(uow, ctx, ik, &inrichting, &mut v, tot, mdo).await?)
    } else {
        None
    };
    if is(Rol::Ketenpartner) {
        blokken.push(deelnames(uow, ik, vandaag).await?);
    }
    if is(Rol::Meldpunt) || is(Rol::Toegang) || is(Rol::Teamleider) {
        blokken.push(aanbod(uow, ctx).await?);
    }
    if is(Rol::Meldpunt) {
        meldpunt(uow, ctx, ik, &mut v, &mut blokken).await?;
    }
    if is(Rol::Procesmanager) || is(Rol::Procesregisseur) {
        proces(uow, ctx, &inrichting, &mut blokken).await?;
    } else if is(Rol::Teamleider) {
        blokken.push(zonder_regisseur(uow, ctx, "/team").await?);
        blokken.push(vast(uow, ctx, ctx.actor.team).await?);
    }
    uow.boek(
        &permit,
        Soort::Gezocht,
        Boeking {
            onderwerp: "mijnwerk",
            velden: &["taken", "afspraken", "casussen", "meldingen"],
            ..Boeking::default()
        },
    )
    .await?;
    let (eerst, week, wacht) = v.klaar();
    Ok(MijnWerk {
        groet: groet(ctx),
        voornaam: ctx.actor.voornaam.clone(),
        vandaag,
        samenvatting: samenvatting(eerst.len(), week.len()),
        eigen_werk: !(is(Rol::Beheerder) || is(Rol::Beleid)),
        mag_inrichten: is(Rol::Beheerder),
        eerst,
        week,
        wacht,
        blokken,
        huishoudens,
    })
}

fn groet(ctx: &Ctx) -> &'static str {
    match ctx.nu.to_zoned_datetime(amsterdam()).hour() {
        0..12 => "Goedemorgen",
        12..18 => "Goedemiddag",
        _ => "Goedenavond",
    }
}

fn samenvatting(eerst: usize, week: usize) -> String {
    let eerst = match eerst {
        0 => "niets dat nu voorgaat".to_owned(),
        1 => "1 ding vraagt je aandacht".to_owned(),
        n => format!("{n} dingen vragen je aandacht"),
    };
    let week = match week {
        0 => "geen afspraken deze week".to_owned(),
        1 => "1 afspraak deze week".to_owned(),
        n => format!("{n} afspraken deze week"),
    };
    format!("{eerst}, {week}")
}

/// The next MDO in one sentence; for its members a line in the week too.
async fn mdo_zin(uow: &mut Uow, vandaag: Date, v: &mut Verzameling, lid: bool) -> Uitkomst<String> {
    let datum = crate::overleg::volgende(vandaag);
    let Some(t) = db::mdo_telling(uow, datum).await? else {
        return Ok(String::new());
    };
    let woord = |n: i64, een: &str, meer: &str| {
        if n == 1 {
            format!("1 {een}")
        } else {
            format!("{n} {meer}")
        }
    };
    let wat = format!(
        "{}, {}",
        woord(
            t.toewijzen,
            "huishouden zoekt een regisseur",
            "huishoudens zoeken een regisseur"
        ),
        woord(t.plannen, "plan om te bekijken", "plannen om te bekijken")
    );
    if lid {
        let regel = Regel {
            titel: "MDO".to_owned(),
            bij: String::new(),
            sub: wat.clone(),
            merk: wanneer(datum, vandaag),
            toon: Toon::Gewoon,
            naar: Naar::Overleg(datum),
        };
        v.week(datum, regel);
    }
    let dag = match dagen_sinds(vandaag, datum) {
        0 => "Vandaag".to_owned(),
        1 => "Morgen".to_owned(),
        _ => format!("Op {}", datum_lang(datum)),
    };
    Ok(format!("{dag} in het MDO: {wat}."))
}

async fn regie(
    uow: &mut Uow,
    ctx: &Ctx,
    ik: MedewerkerId,
    inrichting: &Inrichting,
    v: &mut Verzameling,
    tot: Date,
    mdo: String,
) -> Uitkomst<super::beeld::Huishoudens> {
    let vandaag = ctx.vandaag();
    let rijen = db::huishoudens(uow, ik, vandaag).await?;
    v.meldingen(
        db::meldingen_over(uow, ik, vandaag, ctx.actor.team).await?,
        vandaag,
    );
    v.stille_doelen(db::stille_doelen(uow, ik, vandaag).await?, inrichting, vandaag);
    let stil_na = dagen_sinds(
        vandaag,
        domain::termijn::einddatum(vandaag, inrichting.termijnen.geen_contact),
    );
    v.afspraken(
        db::afspraken(uow, ik, vandaag, tot, &ctx.actor.naam).await?,
        vandaag,
        stil_na,
    );
    v.huishoudens(&rijen, vandaag, tot);
    let rol = if ctx.actor.is(Rol::Casusregisseur) {
        "casusregisseur"
    } else {
        "gezinscoach"
    };
    let maximum = maximum(&inrichting.caseload, rol);
    Ok(mijn_huishoudens(rijen, inrichting, ik, maximum, mdo, ctx.nu))
}

async fn deelnames(uow: &mut Uow, ik: MedewerkerId, vandaag: Date) -> Uitkomst<Blok> {
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

async fn aanbod(uow: &mut Uow, ctx: &Ctx) -> Uitkomst<Blok> {
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

async fn meldpunt(
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

async fn proces(uow: &mut Uow, ctx: &Ctx, inrichting: &Inrichting, blokken: &mut Vec<Blok>) -> Uitkomst<()> {
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

async fn zonder_regisseur(uow: &mut Uow, ctx: &Ctx, alle: &'static str) -> Uitkomst<Blok> {
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

async fn vast(uow: &mut Uow, ctx: &Ctx, team: Option<domain::TeamId>) -> Uitkomst<Blok> {
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
