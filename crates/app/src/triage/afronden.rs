// SPDX-License-Identifier: EUPL-1.2
//! How a weighing ends: to the MDO, to a team, crisis, information, no follow-up, or to the running casus.

use super::weging::{TriageInvoer, Weging};
use super::{bewaar_binnen, context};
use crate::casus::start::{Gestart, Startgegevens, start, voeg_bij};
use crate::melding::{doe_aanbod, laad_vast, trek_open_aanbod_in};
use crate::{App, AppFout, Ctx, Uitkomst};
use domain::inrichting::{Inrichting, TeamSoort};
use domain::melding::MeldingUitkomst;
use domain::termijn::werkdagen_na;
use domain::triage::{
    DrieUitAchtUitkomst, Meldpuntproblemen, Triagestand, UitkomstTriage, controleer_afwijking,
    controleer_problemen,
};
use domain::{CasusId, Fouten, MeldingId, TeamId};
use policy::{Permit, handelingen::MeldingAfronden};
use store::journaal::{Boeking, Soort};
use store::melding::{Afloop, MeldingRij, TeamRij};
use store::start::Voor;
use store::{Uow, techniek};

/// The chosen end.
#[derive(Clone, Debug)]
pub struct Afronding {
    /// Answers as they stand on the form; kept together with the end.
    pub invoer: TriageInvoer,
    /// Version of the answers that the form was made from.
    pub versie: i64,
    /// Outcome.
    pub uitkomst: MeldingUitkomst,
    /// Team, for "naar een team".
    pub team: Option<TeamId>,
    /// Reason; for some outcomes, and for a deviation from the advice.
    pub reden: String,
    /// Doelgroep (code) of the casus; may be empty.
    pub doelgroep: String,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Afgerond {
    /// Casus that began, was taken up again, or got this melding.
    pub casus: Option<CasusId>,
    /// What happened, in B1.
    pub tekst: String,
}

impl std::fmt::Display for Afgerond {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.tekst)
    }
}

/// Ends the weighing.
///
/// # Errors
/// All that is missing, by field; the household has a running casus (named); a colleague kept other answers;
/// refused; the store.
pub async fn rond_af(app: &App, ctx: &Ctx, id: MeldingId, a: Afronding) -> Uitkomst<Afgerond> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let m = laad_vast(&mut uow, id).await?;
        let permit = ctx.mag::<MeldingAfronden>(&m.feiten(uow.gemeente()))?;
        let inrichting = crate::inrichting::geldend(&mut uow, ctx).await?;
        let a = Afronding {
            invoer: a.invoer.gezeefd(&inrichting),
            reden: a.reden.trim().to_owned(),
            ..a
        };
        let weging = Weging::van(&inrichting, &a.invoer, context(ctx, &m));
        let casussen = match m.huishouden_id {
            Some(h) => store::start::van_huishouden(&mut uow, h).await?,
            None => Vec::new(),
        };
        let lopend = casussen.iter().find(|c| c.gesloten_op.is_none());
        let team = match a.team {
            Some(team) => store::melding::team(&mut uow, team).await?,
            None => None,
        };
        controleer(&inrichting, &m, &a, &weging, lopend.map(|c| c.id), team.as_ref())?;
        bewaar_binnen(&mut uow, ctx, &permit, &m, a.versie, &a.invoer).await?;
        let klaar = Klaar {
            ctx,
            permit: &permit,
            inrichting: &inrichting,
            m: &m,
            a: &a,
            weging: &weging,
            lopend: lopend.map(|c| c.id),
        };
        let uit = klaar.voer_uit(&mut uow, team).await?;
        let boeking = Boeking {
            casus: uit.casus,
            huishouden: m.huishouden_id,
            persoon: m.persoon_id,
            onderwerp: "melding",
            onderwerp_id: Some(id.uuid()),
            velden: &["triage", "uitkomst"],
            reden: a.uitkomst.code(),
        };
        uow.boek(&permit, Soort::Gewijzigd, boeking).await?;
        techniek::zet_resultaat(&mut uow, &uit.tekst).await?;
        Ok(uit)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

/// Everything that is missing, at once.
fn controleer(
    inrichting: &Inrichting,
    m: &MeldingRij,
    a: &Afronding,
    weging: &Weging,
    lopend: Option<CasusId>,
    team: Option<&TeamRij>,
) -> Result<(), Fouten> {
    use MeldingUitkomst::{Casus, Crisis, Mdo, Team};
    let soort = team.map(|t| t.soort.parse().unwrap_or(TeamSoort::Partner));
    let keuze = UitkomstTriage {
        uitkomst: a.uitkomst,
        huishouden: m.huishouden_id,
        team: team.map(|t| t.id),
        team_soort: soort,
        casus: lopend.filter(|_| a.uitkomst == Casus),
        reden: a.reden.clone(),
    };
    let stand = Triagestand {
        status: m.status.0,
        open_aanbod: m.aanbod_id.is_some(),
        drie_uit_acht: weging.drie_uit_acht.uitkomst,
        lopende_casus: lopend.is_some(),
    };
    let mut f = keuze.controleer(&stand).err().unwrap_or_default();
    let problemen = Meldpuntproblemen {
        soorten: a.invoer.soorten.clone(),
        hulp_geweigerd: a.invoer.hulp_geweigerd,
        toelichting: a.invoer.toelichting.clone(),
    };
    if a.uitkomst != Crisis
        && let Err(meer) = controleer_problemen(inrichting, &problemen)
    {
        f.0.extend(meer.0);
    }
    let gekozen = match a.uitkomst {
        // Who belongs to the target group always may go to the MDO; for the others it is a choice of route.
        Mdo if weging.drie_uit_acht.uitkomst != DrieUitAchtUitkomst::Doelgroep => Some(TeamSoort::Bzt),
        Team => soort,
        _ => None,
    };
    if let Some(gekozen) = gekozen
        && let Err(w) = controleer_afwijking(&weging.advies, gekozen, &a.reden)
        && !f.0.iter().any(|fout| fout.veld == "reden")
    {
        f.voeg("reden", w.reden);
    }
    if a.uitkomst == Team && team.is_some_and(|t| t.id == m.team_id) && m.team_soort == "meldpunt" {
        f.voeg(
            "team",
            "Kies een ander team. Het Meldpunt weegt meldingen, maar doet ze niet zelf.",
        );
    }
    if !a.doelgroep.is_empty() && !inrichting.doelgroepen.iter().any(|d| d.code == a.doelgroep) {
        f.voeg("doelgroep", "Kies een doelgroep uit de lijst.");
    }
    f.of(())
}

struct Klaar<'a> {
    ctx: &'a Ctx,
    permit: &'a Permit<MeldingAfronden>,
    inrichting: &'a Inrichting,
    m: &'a MeldingRij,
    a: &'a Afronding,
    weging: &'a Weging,
    lopend: Option<CasusId>,
}

impl Klaar<'_> {
    async fn voer_uit(&self, uow: &mut Uow, team: Option<TeamRij>) -> Uitkomst<Afgerond> {
        use MeldingUitkomst as U;
        match (self.a.uitkomst, team) {
            (U::Mdo, _) => self.naar_mdo(uow).await,
            (U::Casus, _) => {
                let gestart = self.bij_casus(uow).await?;
                self.sluit(uow, U::Casus, gestart.as_ref().map(|g| g.casus), None)
                    .await?;
                Ok(afgerond(gestart, "De melding is bij de casus gevoegd."))
            }
            (U::Team, Some(team)) => self.naar_team(uow, &team).await,
            (U::Team, None) => Err(AppFout::NietGevonden),
            (U::Crisis, _) => self.crisis(uow).await,
            (uitkomst @ (U::Informatie | U::GeenVervolg), _) => {
                self.sluit(uow, uitkomst, None, None).await?;
                let tekst = format!("De melding is afgerond: {}.", uitkomst.label());
                Ok(Afgerond { casus: None, tekst })
            }
        }
    }

    async fn naar_mdo(&self, uow: &mut Uow) -> Uitkomst<Afgerond> {
        let huishouden = self.m.huishouden_id.ok_or(AppFout::NietGevonden)?;
        let samenvatting = if self.a.invoer.toelichting.is_empty() {
            self.m.onderwerp.as_str()
        } else {
            self.a.invoer.toelichting.as_str()
        };
        let vraag = format!("Kies een regisseur. {}", self.weging.advies.tekst);
        let gegevens = Startgegevens {
            huishouden,
            team: None,
            doelgroep: &self.a.doelgroep,
            samenvatting,
            vraag: vraag.trim(),
        };
        let gestart = start(uow, self.ctx, self.permit, self.inrichting, gegevens).await?;
        let uitkomst = if gestart.nieuw {
            MeldingUitkomst::Mdo
        } else {
            MeldingUitkomst::Casus
        };
        let boeking = Boeking {
            casus: Some(gestart.casus),
            huishouden: Some(huishouden),
            onderwerp: "casus",
            onderwerp_id: Some(gestart.casus.uuid()),
            velden: &["fase", "overleg"],
            ..Boeking::default()
        };
        let soort = if gestart.nieuw {
            Soort::Gemaakt
        } else {
            Soort::Gewijzigd
        };
        uow.boek(self.permit, soort, boeking).await?;
        self.sluit(uow, uitkomst, Some(gestart.casus), Some("bzt"))
            .await?;
        Ok(afgerond(Some(gestart), ""))
    }

    async fn bij_casus(&self, uow: &mut Uow) -> Uitkomst<Option<Gestart>> {
        let (Some(huishouden), Some(casus)) = (self.m.huishouden_id, self.lopend) else {
            return Ok(None);
        };
        let gestart = voeg_bij(uow, self.ctx, self.permit, self.inrichting, huishouden, casus).await?;
        Ok(Some(gestart))
    }

    /// Another team is asked; the melding stays with its owner until that team accepts. The own team ends it.
    async fn naar_team(&self, uow: &mut Uow, team: &TeamRij) -> Uitkomst<Afgerond> {
        if team.id == self.m.team_id {
            self.sluit(uow, MeldingUitkomst::Team, None, Some(&team.code))
                .await?;
            return Ok(Afgerond {
                casus: None,
                tekst: format!("De melding is afgerond: {} gaat ermee aan de slag.", team.naam),
            });
        }
        let reden = if self.a.reden.is_empty() {
            self.weging.advies.tekst.as_str()
        } else {
            self.a.reden.as_str()
        };
        doe_aanbod(uow, self.ctx, self.permit, self.m, team.id, reden).await?;
        self.route(uow, Some(&team.code)).await?;
        Ok(Afgerond {
            casus: None,
            tekst: format!(
                "De melding is aangeboden aan {}. Tot zij antwoorden, blijft ze van {}.",
                team.naam, self.m.team
            ),
        })
    }

    /// Help first; the reasons are tested afterwards, by a task. An open offer is withdrawn.
    async fn crisis(&self, uow: &mut Uow) -> Uitkomst<Afgerond> {
        trek_open_aanbod_in(uow, self.permit, self.m).await?;
        let gestart = self.bij_casus(uow).await?;
        let casus = gestart.as_ref().map(|g| g.casus);
        let tekst = format!(
            "Crisishulp gestart bij melding {}. Toets achteraf: was het nodig, en wie gaat verder?",
            self.m.kenmerk
        );
        let wie = Voor::Team(self.m.team_id);
        let voor = werkdagen_na(self.ctx.vandaag(), 1);
        store::start::taak(uow, self.permit, wie, casus, &tekst, voor).await?;
        self.sluit(uow, MeldingUitkomst::Crisis, casus, Some("crisis"))
            .await?;
        Ok(Afgerond {
            casus,
            tekst: "De melding is afgerond: crisishulp gestart. Morgen staat er een taak om dit te toetsen."
                .to_owned(),
        })
    }

    async fn sluit(
        &self,
        uow: &mut Uow,
        uitkomst: MeldingUitkomst,
        casus: Option<CasusId>,
        route: Option<&str>,
    ) -> Uitkomst<()> {
        let afloop = Afloop {
            uitkomst,
            reden: &self.a.reden,
            casus,
        };
        store::melding::rond_af(uow, self.permit, self.m, afloop).await?;
        self.route(uow, route).await
    }

    async fn route(&self, uow: &mut Uow, route: Option<&str>) -> Uitkomst<()> {
        Ok(store::triage::rond_af(uow, self.permit, self.m.id, route, &self.a.reden).await?)
    }
}

fn afgerond(gestart: Option<Gestart>, anders: &str) -> Afgerond {
    match gestart {
        Some(g) => Afgerond {
            casus: Some(g.casus),
            tekst: g.tekst,
        },
        None => Afgerond {
            casus: None,
            tekst: anders.to_owned(),
        },
    }
}
