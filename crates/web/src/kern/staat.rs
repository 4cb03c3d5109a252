// SPDX-License-Identifier: EUPL-1.2
//! State of the web application.

use app::App;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;
use std::sync::Arc;

/// Settings of the web layer.
#[derive(Clone, Debug)]
pub struct WebInstellingen {
    /// Offer the demo sign-in (choose a person). Never on with real data.
    pub demo: bool,
    /// Cookies with `Secure` and the `__Host-` prefix; off only for plain HTTP on one's own machine.
    pub cookie_secure: bool,
    /// How many proxies in front may be believed about the address of the visitor (`X-Forwarded-For`).
    pub proxy_diepte: usize,
    /// Public meldingen per address per hour.
    pub meldingen_per_uur: NonZeroU32,
    /// Attempts to sign in per address per minute. An office often has one address.
    pub aanmeldingen_per_minuut: NonZeroU32,
    /// Sign-in with the account of the organisation.
    pub werkaccount: Option<Arc<oidc::Aanbieder>>,
    /// Sign-in of residents.
    pub inwoner: Option<Arc<oidc::Aanbieder>>,
}

impl Default for WebInstellingen {
    fn default() -> Self {
        Self {
            demo: false,
            cookie_secure: true,
            proxy_diepte: 0,
            meldingen_per_uur: NonZeroU32::MIN.saturating_add(29),
            aanmeldingen_per_minuut: NonZeroU32::MIN.saturating_add(119),
            werkaccount: None,
            inwoner: None,
        }
    }
}

/// Shared state; cheap to clone.
#[derive(Clone)]
pub struct Web {
    /// Use cases.
    pub app: App,
    /// Settings.
    pub instellingen: Arc<WebInstellingen>,
    rem_melden: Arc<DefaultKeyedRateLimiter<String>>,
    rem_aanmelden: Arc<DefaultKeyedRateLimiter<String>>,
    rem_nood: Arc<DefaultKeyedRateLimiter<String>>,
}

/// Attempts with the emergency account per address per minute: one beheerder who types.
const NOOD_PER_MINUUT: NonZeroU32 = NonZeroU32::MIN.saturating_add(4);

impl std::fmt::Debug for Web {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Web")
            .field("app", &self.app)
            .finish_non_exhaustive()
    }
}

impl Web {
    /// New state.
    pub fn new(app: App, instellingen: WebInstellingen) -> Self {
        let per_uur = Quota::per_hour(instellingen.meldingen_per_uur);
        let per_minuut = Quota::per_minute(instellingen.aanmeldingen_per_minuut);
        Self {
            app,
            instellingen: Arc::new(instellingen),
            rem_melden: Arc::new(RateLimiter::keyed(per_uur)),
            rem_aanmelden: Arc::new(RateLimiter::keyed(per_minuut)),
            rem_nood: Arc::new(RateLimiter::keyed(Quota::per_minute(NOOD_PER_MINUUT))),
        }
    }
    /// True when this address may do one more public melding now.
    pub fn mag_melden(&self, herkomst: &str) -> bool {
        self.rem_melden.check_key(&herkomst.to_owned()).is_ok()
    }
    /// True when this address may try to sign in now.
    pub fn mag_aanmelden(&self, herkomst: &str) -> bool {
        self.rem_aanmelden.check_key(&herkomst.to_owned()).is_ok()
    }
    /// True when this address may try the emergency account now.
    pub fn mag_nood(&self, herkomst: &str) -> bool {
        self.rem_nood.check_key(&herkomst.to_owned()).is_ok()
    }
    /// Name of the session cookie.
    pub fn cookie(&self) -> &'static str {
        if self.instellingen.cookie_secure {
            "__Host-rk"
        } else {
            "rk"
        }
    }
    /// Name of the cookie that binds an attempt to sign in to one browser.
    pub fn poging_cookie(&self) -> &'static str {
        if self.instellingen.cookie_secure {
            "__Host-rk-aanmelden"
        } else {
            "rk-aanmelden"
        }
    }
    /// Name of the session cookie of a resident.
    pub fn mijn_cookie(&self) -> &'static str {
        if self.instellingen.cookie_secure {
            "__Host-rk-mijn"
        } else {
            "rk-mijn"
        }
    }
    /// Name of the cookie that binds an attempt of a resident to one browser.
    pub fn mijn_poging_cookie(&self) -> &'static str {
        if self.instellingen.cookie_secure {
            "__Host-rk-mijn-aanmelden"
        } else {
            "rk-mijn-aanmelden"
        }
    }
    /// A cookie as all of ours are: for us alone, out of reach of scripts. `rest` starts with `; ` or is empty.
    pub fn zet_cookie(&self, naam: &str, waarde: &str, rest: &str) -> String {
        let veilig = if self.instellingen.cookie_secure {
            "; Secure"
        } else {
            ""
        };
        format!("{naam}={waarde}; Path=/; HttpOnly; SameSite=Lax{rest}{veilig}")
    }
    /// Name of the cookie of a visitor without account (draft and form token only).
    pub fn bezoeker_cookie(&self) -> &'static str {
        if self.instellingen.cookie_secure {
            "__Host-rk-bezoek"
        } else {
            "rk-bezoek"
        }
    }
}
