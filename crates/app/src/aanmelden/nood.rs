// SPDX-License-Identifier: EUPL-1.2
//! The emergency account of a beheerder, for when the provider is down: a password (argon2id) that we made, and a code
//! of an app (TOTP, RFC 6238). Made on the command line only; without the setting there is no such way in.
//!
//! Every refusal looks alike, comes after the same hash, and is in the journaal with its reason.

use super::sessie::{Start, ctx_van, start_in};
use super::werkaccount::boek;
use crate::{App, AppFout, Ctx, Uitkomst};
use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use domain::aanmelden::{Aanmeldwijze, browserfamilie};
use domain::{MedewerkerId, Weigering};
use policy::{Actor, Doel, Feiten, Rol, Rollen, handelingen as h};
use std::sync::LazyLock;
use store::journaal::{Boeking, Soort};
use store::noodaccount::{self as db, NoodRij};
use store::{StoreFout, medewerker};
use tokio::sync::Semaphore;
use totp_rs::{Builder, Totp};

/// Reason in the journaal; the marks of the FG look for it.
const REDEN: &str = "noodaccount";
/// Letters and digits of a password that can't be taken for another.
const TEKENS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Groups of five of these: 125 bits.
const GROEPEN: usize = 5;
/// Longest password that is looked at; ours are shorter.
const LANGST: usize = 200;
/// A hash takes 19 MiB and a core: not more of them at once, whoever asks.
static PLEKKEN: Semaphore = Semaphore::const_new(2);
/// What is checked when there is no account, so that it takes as long.
static NIETS: LazyLock<String> = LazyLock::new(|| hash_van("niets", &[0; 16]).unwrap_or_default());

/// What was typed.
#[derive(Clone, Copy)]
pub struct Nood<'a> {
    /// Sign-in name.
    pub naam: &'a str,
    /// Password.
    pub wachtwoord: &'a str,
    /// Code of the app.
    pub code: &'a str,
    /// Cookie of the session that this browser still had.
    pub vorige: Option<&'a str>,
    /// What the browser says it is.
    pub browser: &'a str,
}

impl std::fmt::Debug for Nood<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Nood(…)")
    }
}

/// The secrets of a new account, to show once.
pub struct NoodGeheimen {
    /// Password.
    pub wachtwoord: String,
    /// Address for an app (otpauth://…), with the secret of the codes.
    pub otpauth: String,
}

impl std::fmt::Debug for NoodGeheimen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NoodGeheimen(…)")
    }
}

fn hash_van(wachtwoord: &str, zout: &[u8]) -> Result<String, AppFout> {
    // The default is Argon2id with 19 MiB and two passes: what OWASP asks.
    Argon2::default()
        .hash_password_with_salt(wachtwoord.as_bytes(), zout)
        .map(|h| h.to_string())
        .map_err(|_| AppFout::Store(StoreFout::Geheim("can't hash a password")))
}

fn klopt(wachtwoord: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|h| {
        Argon2::default()
            .verify_password(wachtwoord.as_bytes(), &h)
            .is_ok()
    })
}

fn totp(geheim: Vec<u8>, naam: &str) -> Result<Totp, AppFout> {
    Builder::new()
        .with_secret(geheim)
        .with_issuer(Some("Regiekamer"))
        .with_account_name(naam)
        .build()
        .map_err(|_| AppFout::Store(StoreFout::Geheim("can't make codes with this secret")))
}

async fn beheerder(app: &App, ctx: &Ctx, aanmeldnaam: &str) -> Uitkomst<MedewerkerId> {
    let mut uow = app.begin_lezen(ctx).await?;
    let uit = medewerker::met_rollen(&mut uow, aanmeldnaam).await;
    let wie = app.sluit(ctx, uow, uit.map_err(AppFout::from)).await?;
    let wie = wie.filter(|m| m.actief).ok_or(AppFout::NietGevonden)?;
    if !Rollen::uit_tekst(&wie.rollen).heeft(Rol::Beheerder) {
        return Err(Weigering::new(
            "noodaccount.rol",
            format!(
                "{aanmeldnaam} heeft de rol beheerder niet. Alleen een beheerder krijgt een noodaccount."
            ),
        )
        .into());
    }
    Ok(wie.id)
}

/// Makes the account of this beheerder, in the place of an earlier one, and gives its secrets.
///
/// # Errors
/// No such active person; no beheerder; refused; the store.
pub async fn maak_noodaccount(app: &App, ctx: &Ctx, aanmeldnaam: &str) -> Uitkomst<NoodGeheimen> {
    let wie = beheerder(app, ctx, aanmeldnaam).await?;
    let mut toeval = [0u8; 5 * GROEPEN];
    app.bron.toeval(&mut toeval);
    let tekens: Vec<char> = toeval
        .iter()
        .filter_map(|b| TEKENS.get(usize::from(b % 32)).map(|t| char::from(*t)))
        .collect();
    let groepen: Vec<String> = tekens.chunks(5).map(|g| g.iter().collect()).collect();
    let wachtwoord = groepen.join("-");
    let (mut zout, mut nonce, mut geheim) = ([0u8; 16], [0u8; 12], [0u8; 20]);
    app.bron.toeval(&mut zout);
    app.bron.toeval(&mut nonce);
    app.bron.toeval(&mut geheim);
    let otpauth = totp(geheim.to_vec(), aanmeldnaam)?
        .to_url()
        .map_err(|_| AppFout::Store(StoreFout::Geheim("can't write the address of the codes")))?;
    let hash = hash_van(&wachtwoord, &zout)?;
    let sleutel = app.sleutels.huidig()?;
    let cijfer = sleutel.versleutel(nonce, &geheim)?;
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::NoodaccountWijzigen>(&Feiten::Geen)?;
        db::bewaar(&mut uow, &permit, wie, &hash, (&cijfer, sleutel.nummer())).await?;
        Ok(uow.boek(&permit, Soort::Gemaakt, boeking(wie)).await?)
    }
    .await;
    app.sluit(ctx, uow, uit).await?;
    Ok(NoodGeheimen { wachtwoord, otpauth })
}

/// Takes the account of this person away.
///
/// # Errors
/// No such account; refused; the store.
pub async fn verwijder_noodaccount(app: &App, ctx: &Ctx, aanmeldnaam: &str) -> Uitkomst<()> {
    let mut uow = app.begin(ctx).await?;
    let uit = async {
        let permit = ctx.mag::<h::NoodaccountWijzigen>(&Feiten::Geen)?;
        let wie = db::van(&mut uow, aanmeldnaam)
            .await?
            .ok_or(AppFout::NietGevonden)?
            .medewerker_id;
        db::verwijder(&mut uow, &permit, wie).await?;
        Ok(uow.boek(&permit, Soort::Gewijzigd, boeking(wie)).await?)
    }
    .await;
    app.sluit(ctx, uow, uit).await
}

fn boeking(wie: MedewerkerId) -> Boeking<'static> {
    Boeking {
        onderwerp: "medewerker",
        onderwerp_id: Some(wie.uuid()),
        velden: &["noodaccount"],
        ..Boeking::default()
    }
}

fn uniform() -> AppFout {
    Weigering::new(
        "aanmelden.geweigerd",
        "Aanmelden is niet gelukt. Kijk of naam, wachtwoord en code kloppen. Een code werkt één keer: wacht op de volgende.",
    )
    .into()
}

/// Signs a beheerder in and gives the secret for the cookie. The session has that role alone, and ends soon.
///
/// # Errors
/// Not found when there is no such way in; a refusal with a uniform text; the store.
pub async fn aanmelden_met_nood(app: &App, n: &Nood<'_>) -> Uitkomst<String> {
    let Some(duur) = app.nood else {
        return Err(AppFout::NietGevonden);
    };
    let ctx = app.ctx(Actor::melder(app.gemeente), Doel::Aanmelden);
    let mut uow = app.begin_lezen(&ctx).await?;
    let rij = db::van(&mut uow, n.naam).await.map_err(AppFout::from);
    let rij = app.sluit(&ctx, uow, rij).await?;
    let wie = rij.as_ref().map(|r| r.medewerker_id);
    let reden = match beoordeel(app, &ctx, n, rij).await? {
        Err(reden) => reden,
        Ok((wie, stap)) => {
            let ctx = ctx_van(app, app.gemeente, wie);
            let mut uow = app.begin(&ctx).await?;
            let uit = async {
                if !db::gebruik_stap(&mut uow, wie, stap).await? {
                    return Ok(None);
                }
                let s = Start {
                    gemeente: app.gemeente,
                    wie,
                    rollen: Some(Rol::Beheerder.code()),
                    hoe: Aanmeldwijze::Noodaccount,
                    reden: REDEN,
                    browser: &browserfamilie(n.browser),
                    duur: duur.min(app.sessies.geheel),
                    vorige: n.vorige,
                    einde: None,
                };
                start_in(app, &mut uow, &ctx, s).await.map(Some)
            }
            .await;
            match app.sluit(&ctx, uow, uit).await? {
                Some(cookie) => {
                    tracing::warn!("somebody signed in with the emergency account");
                    return Ok(cookie);
                }
                None => "nood.herhaald",
            }
        }
    };
    tracing::warn!(reden, "sign-in with the emergency account refused");
    boek(app, wie, reden).await?;
    Err(uniform())
}

/// Who it is and the time step of the code, or the reason why not.
async fn beoordeel(
    app: &App,
    ctx: &Ctx,
    n: &Nood<'_>,
    rij: Option<NoodRij>,
) -> Uitkomst<Result<(MedewerkerId, i64), &'static str>> {
    let hash = rij
        .as_ref()
        .map_or_else(|| NIETS.clone(), |r| r.wachtwoord.clone());
    let wachtwoord: String = n.wachtwoord.trim().chars().take(LANGST).collect();
    let _plek = PLEKKEN.acquire().await.ok();
    let goed = tokio::task::spawn_blocking(move || klopt(&wachtwoord, &hash))
        .await
        .unwrap_or(false);
    let Some(rij) = rij else {
        return Ok(Err("nood.onbekend"));
    };
    let geheim = app.sleutels.ontsleutel(&rij.totp)?;
    let code: String = n.code.chars().filter(char::is_ascii_digit).take(10).collect();
    let nu = u64::try_from(ctx.nu.as_second()).unwrap_or(0);
    let stap = totp(geheim, n.naam)?
        .check(&code, nu)
        .and_then(|s| i64::try_from(s).ok());
    Ok(match stap {
        _ if !rij.actief => Err("nood.inactief"),
        _ if !Rollen::uit_tekst(&rij.rollen).heeft(Rol::Beheerder) => Err("nood.zonder_rol"),
        _ if !goed => Err("nood.wachtwoord"),
        None => Err("nood.code"),
        Some(stap) => Ok((rij.medewerker_id, stap)),
    })
}
