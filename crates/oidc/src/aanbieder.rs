// SPDX-License-Identifier: EUPL-1.2
//! One provider: where it is, what we ask, and whether its answer holds.

use crate::fout::met_oorzaak;
use crate::http::{client, haal};
use crate::mis::Mis;
use crate::{Bewijs, Instelling, OidcFout};
use jiff::{SignedDuration, Timestamp};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm as Alg, CoreResponseType,
    CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AuthType, AuthenticationContextClass, AuthenticationFlow, AuthorizationCode,
    ClaimsVerificationError, ClientId, CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, HttpRequest, IdToken, IdTokenFields, IssuerUrl, LogoutRequest, Nonce, PkceCodeChallenge,
    PkceCodeVerifier, PostLogoutRedirectUrl, ProviderMetadataWithLogout, RedirectUrl, RequestTokenError,
    Scope, SignatureVerificationError, StandardErrorResponse, StandardTokenResponse, TokenResponse,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};
use tokio::sync::Mutex;

/// What the provider says about itself is asked again after this time: an outage is told within a minute, and a
/// morning rush is one request.
const KAART_GELDIG: SignedDuration = SignedDuration::from_secs(60);

/// Signatures that are taken: with a public key, and not the two broken ones (none, a shared secret).
const ALGORITMEN: [Alg; 9] = [
    Alg::EcdsaP256Sha256,
    Alg::EcdsaP384Sha384,
    Alg::EdDsa,
    Alg::RsaSsaPssSha256,
    Alg::RsaSsaPssSha384,
    Alg::RsaSsaPssSha512,
    Alg::RsaSsaPkcs1V15Sha256,
    Alg::RsaSsaPkcs1V15Sha384,
    Alg::RsaSsaPkcs1V15Sha512,
];

/// Claims besides the standard ones: the sign-in name and roles may be anywhere.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct Overig {
    #[serde(flatten)]
    alle: Map<String, Value>,
}
impl AdditionalClaims for Overig {}

type Velden =
    IdTokenFields<Overig, EmptyExtraTokenFields, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, Alg>;
type Token = IdToken<Overig, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, Alg>;
type Client = openidconnect::Client<
    Overig,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Velden, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The secrets of one attempt to sign in; they stay on the server.
#[derive(Clone)]
pub struct Vraag {
    /// Comes back in the address.
    pub state: String,
    /// Comes back in the ID token.
    pub nonce: String,
    /// Shown when the code is exchanged (PKCE).
    pub pkce: String,
}

impl std::fmt::Debug for Vraag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vraag(…)")
    }
}

/// One provider.
pub struct Aanbieder {
    instelling: Instelling,
    http: reqwest::Client,
    stand: Mutex<Stand>,
    /// How often the provider was asked about itself: tells somebody who waited that another just asked.
    ronde: AtomicU64,
}

/// What we know of the provider.
#[derive(Default)]
struct Stand {
    kaart: Option<(Timestamp, Kaart)>,
    fout: Option<OidcFout>,
}

type Kaart = Arc<ProviderMetadataWithLogout>;

impl std::fmt::Debug for Aanbieder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Aanbieder")
            .field("issuer", &self.instelling.issuer)
            .finish_non_exhaustive()
    }
}

impl Aanbieder {
    /// New; asks the provider nothing yet, so that Regiekamer starts while the provider is down.
    ///
    /// # Errors
    /// When TLS can't be set up.
    pub fn nieuw(instelling: Instelling) -> Result<Self, String> {
        Ok(Self {
            instelling,
            http: client()?,
            stand: Mutex::default(),
            ronde: AtomicU64::new(0),
        })
    }

    /// True when an `iss` in an answer (RFC 9207) is this provider. No `iss` is left to the ID token.
    pub fn is_issuer(&self, iss: Option<&str>) -> bool {
        iss.is_none_or(|i| i == self.instelling.issuer)
    }

    /// What the provider says about itself, with its keys. One asks, the others wait and share the outcome: a
    /// provider that hangs costs everybody one wait, not a queue of them.
    async fn kaart(&self, nu: Timestamp, vers: bool) -> Result<Kaart, OidcFout> {
        let voor = self.ronde.load(Ordering::SeqCst);
        let mut stand = self.stand.lock().await;
        let net_gevraagd = self.ronde.load(Ordering::SeqCst) != voor;
        if net_gevraagd && let Some(fout) = &stand.fout {
            return Err(fout.clone());
        }
        if let Some((op, kaart)) = &stand.kaart
            && (net_gevraagd || (!vers && nu.duration_since(*op) < KAART_GELDIG))
        {
            return Ok(Arc::clone(kaart));
        }
        let uit = self.vraag_kaart().await;
        self.ronde.fetch_add(1, Ordering::SeqCst);
        stand.fout = uit.as_ref().err().cloned();
        if let Ok(kaart) = &uit {
            stand.kaart = Some((nu, Arc::clone(kaart)));
        }
        uit
    }

    async fn vraag_kaart(&self) -> Result<Kaart, OidcFout> {
        let issuer = IssuerUrl::new(self.instelling.issuer.clone())
            .map_err(|e| OidcFout::Onbereikbaar(met_oorzaak(&e)))?;
        let http = |vraag: HttpRequest| haal(self.http.clone(), vraag);
        ProviderMetadataWithLogout::discover_async(issuer, &http)
            .await
            .map(Arc::new)
            .map_err(|e| OidcFout::Onbereikbaar(met_oorzaak(&e)))
    }

    fn client(&self, kaart: &ProviderMetadataWithLogout) -> Result<Client, OidcFout> {
        let terug = RedirectUrl::new(self.instelling.terug())
            .map_err(|e| OidcFout::Onbereikbaar(format!("public_url: {e}")))?;
        let id = ClientId::new(self.instelling.client_id.clone());
        // The assertion proves who we are; with a request body the client id stands beside it.
        Ok(Client::from_provider_metadata(kaart.clone(), id, None)
            .set_redirect_uri(terug)
            .set_auth_type(AuthType::RequestBody))
    }

    /// Address at the provider to send the browser to.
    ///
    /// # Errors
    /// The provider can't be reached.
    pub async fn adres(&self, vraag: &Vraag, nu: Timestamp) -> Result<String, OidcFout> {
        let kaart = self.kaart(nu, false).await?;
        let client = self.client(&kaart)?;
        let (state, nonce) = (
            CsrfToken::new(vraag.state.clone()),
            Nonce::new(vraag.nonce.clone()),
        );
        let verifier = PkceCodeVerifier::new(vraag.pkce.clone());
        let mut aanvraag = client
            .authorize_url(
                AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
                move || state,
                move || nonce,
            )
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier));
        for scope in self.instelling.scopes.iter().filter(|s| *s != "openid") {
            aanvraag = aanvraag.add_scope(Scope::new(scope.clone()));
        }
        for acr in &self.instelling.acr {
            aanvraag = aanvraag.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        Ok(aanvraag.url().0.to_string())
    }

    /// Exchanges the code and checks everything about the answer.
    ///
    /// # Errors
    /// The provider can't be reached; the provider refuses; the answer does not hold.
    pub async fn bewijs(&self, code: &str, vraag: &Vraag, nu: Timestamp) -> Result<Bewijs, OidcFout> {
        let kaart = self.kaart(nu, false).await?;
        let client = self.client(&kaart)?;
        let token = self.wissel(&kaart, &client, code, vraag, nu).await?;
        match self.controleer(&client, &token, vraag, nu) {
            // The provider may have changed keys since we last looked: look once more, then it is over.
            Err(Mis::Sleutel) => {
                let kaart = self.kaart(nu, true).await?;
                self.controleer(&self.client(&kaart)?, &token, vraag, nu)
                    .map_err(Mis::fout)
            }
            anders => anders.map_err(Mis::fout),
        }
    }

    /// The checks of [`Self::bewijs`] on an answer that is at hand, with keys that are at hand: asks the provider nothing.
    /// For whoever wants to look at a token, and for the fuzzers.
    ///
    /// # Errors
    /// Keys or answer can't be read; the answer does not hold.
    pub fn controleer_los(
        &self,
        sleutels: &[u8],
        antwoord: &[u8],
        vraag: &Vraag,
        nu: Timestamp,
    ) -> Result<Bewijs, OidcFout> {
        let onleesbaar = |e: serde_json::Error| OidcFout::weiger("id_token", e.to_string());
        let sleutels: CoreJsonWebKeySet = serde_json::from_slice(sleutels).map_err(onleesbaar)?;
        let issuer = &self.instelling.issuer;
        let kaart: ProviderMetadataWithLogout = serde_json::from_value(serde_json::json!({
            "issuer": issuer, "authorization_endpoint": issuer, "token_endpoint": issuer, "jwks_uri": issuer,
            "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
        }))
        .map_err(onleesbaar)?;
        let client = self.client(&kaart.set_jwks(sleutels))?;
        let antwoord: StandardTokenResponse<Velden, CoreTokenType> =
            serde_json::from_slice(antwoord).map_err(onleesbaar)?;
        let token = antwoord
            .id_token()
            .ok_or_else(|| OidcFout::weiger("id_token", "the answer holds no ID token"))?;
        self.controleer(&client, token, vraag, nu).map_err(Mis::fout)
    }

    async fn wissel(
        &self,
        kaart: &ProviderMetadataWithLogout,
        client: &Client,
        code: &str,
        vraag: &Vraag,
        nu: Timestamp,
    ) -> Result<Token, OidcFout> {
        let Some(eindpunt) = kaart.token_endpoint() else {
            return Err(OidcFout::Onbereikbaar("it names no token endpoint".to_owned()));
        };
        // The state was random, is used once and is known to the provider: a fit number for the statement too.
        let verklaring = self
            .instelling
            .sleutel
            .verklaring(&self.instelling.client_id, eindpunt.as_str(), nu, &vraag.state)
            .ok_or_else(|| OidcFout::weiger("sleutel", "our key could not sign"))?;
        let http = |vraag: HttpRequest| haal(self.http.clone(), vraag);
        let antwoord = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|e| OidcFout::Onbereikbaar(e.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(vraag.pkce.clone()))
            .add_extra_param(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            )
            .add_extra_param("client_assertion", verklaring)
            .request_async(&http)
            .await
            .map_err(|e| match e {
                // Our key or registration is wrong: nothing that the person at the screen did.
                RequestTokenError::ServerResponse(nee)
                    if matches!(
                        nee.error(),
                        CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient
                    ) =>
                {
                    OidcFout::Onbereikbaar(format!("it does not accept us as a client: {nee}"))
                }
                RequestTokenError::ServerResponse(nee) => OidcFout::weiger("code", nee.to_string()),
                anders => OidcFout::Onbereikbaar(met_oorzaak(&anders)),
            })?;
        antwoord
            .id_token()
            .cloned()
            .ok_or_else(|| OidcFout::weiger("id_token", "the answer holds no ID token"))
    }

    fn controleer(
        &self,
        client: &Client,
        token: &Token,
        vraag: &Vraag,
        nu: Timestamp,
    ) -> Result<Bewijs, Mis> {
        let seconden = u64::try_from(nu.as_second()).unwrap_or(0);
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs(ALGORITMEN)
            .set_time_fn(move || (UNIX_EPOCH + Duration::from_secs(seconden)).into());
        let claims = token
            .claims(&verifier, &Nonce::new(vraag.nonce.clone()))
            .map_err(|e| match e {
                ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
                    Mis::Sleutel
                }
                ClaimsVerificationError::Expired(_) => Mis::nee("verlopen", &e),
                ClaimsVerificationError::InvalidNonce(_) => Mis::nee("nonce", &e),
                anders => Mis::nee("id_token", &anders),
            })?;
        let duur = claims.expiration().timestamp() - claims.issue_time().timestamp();
        if duur > i64::from(self.instelling.token_minuten) * 60 {
            return Err(Mis::tekst("duur", format!("the ID token lives {duur} seconds")));
        }
        let acr = claims.auth_context_ref().map(|a| a.as_str().to_owned());
        if !self.instelling.acr.is_empty() && !acr.as_ref().is_some_and(|a| self.instelling.acr.contains(a)) {
            return Err(Mis::tekst(
                "acr",
                format!(
                    "assurance level {}",
                    acr.as_deref().unwrap_or("(none)").escape_debug()
                ),
            ));
        }
        let alle = serde_json::to_value(claims).map_err(|e| Mis::tekst("id_token", e.to_string()))?;
        let naam = alle
            .get(&self.instelling.naam_claim)
            .and_then(Value::as_str)
            .filter(|n| !n.is_empty())
            .ok_or_else(|| Mis::tekst("claim", format!("no claim {}", self.instelling.naam_claim)))?
            .to_owned();
        let rollen = self
            .instelling
            .rollen_claim
            .as_ref()
            .map(|c| teksten(alle.get(c)));
        Ok(Bewijs { naam, acr, rollen })
    }

    /// Address at the provider that ends the session there, when it has one. Asks for no ID token to be kept: the
    /// provider then asks the person itself.
    pub async fn adres_afmelden(&self, nu: Timestamp) -> Option<String> {
        // An old address will do: signing out of here must not wait for a provider that is down.
        let bekend = self.stand.lock().await.kaart.as_ref().map(|(_, k)| Arc::clone(k));
        let kaart = match bekend {
            Some(kaart) => kaart,
            None => self.kaart(nu, false).await.ok()?,
        };
        let eindpunt = kaart.additional_metadata().end_session_endpoint.clone()?;
        let terug = PostLogoutRedirectUrl::new(self.instelling.na_afmelden()).ok()?;
        let url = LogoutRequest::from(eindpunt)
            .set_client_id(ClientId::new(self.instelling.client_id.clone()))
            .set_post_logout_redirect_uri(terug)
            .http_get_url();
        Some(url.to_string())
    }
}

/// A claim with one text, texts apart by spaces or commas, or a list of texts.
fn teksten(waarde: Option<&Value>) -> Vec<String> {
    match waarde {
        Some(Value::String(s)) => s
            .split([' ', ','])
            .filter(|d| !d.is_empty())
            .map(str::to_owned)
            .collect(),
        Some(Value::Array(lijst)) => lijst
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        _ => Vec::new(),
    }
}
