// SPDX-License-Identifier: EUPL-1.2
//! What comes from the provider: its keys and its token, forged or signed.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use jiff::Timestamp;
use oidc::{Aanbieder, Instelling, Sleutel, Vraag};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use std::sync::LazyLock;

/// A key pair that was made for this and is used nowhere else.
struct Paar {
    sleutel: EcdsaKeyPair,
    jwks: String,
    aanbieder: Aanbieder,
}

static PAAR: LazyLock<Paar> = LazyLock::new(|| {
    let rng = SystemRandom::new();
    let der = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &rng).expect("a key");
    let sleutel =
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der.as_ref(), &rng).expect("a key");
    let punt = sleutel.public_key().as_ref();
    let (x, y) = punt[1..].split_at(32);
    let jwks = format!(
        r#"{{"keys":[{{"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"k","x":"{}","y":"{}"}}]}}"#,
        B64.encode(x),
        B64.encode(y)
    );
    let pem = format!(
        "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----",
        base64::engine::general_purpose::STANDARD.encode(der.as_ref())
    );
    let aanbieder = Aanbieder::nieuw(Instelling {
        issuer: "https://id.example".to_owned(),
        client_id: "regiekamer".to_owned(),
        sleutel: Sleutel::uit_pem(&pem).expect("our own key"),
        basis: "https://regie.example".to_owned(),
        scopes: Vec::new(),
        acr: Vec::new(),
        naam_claim: "preferred_username".to_owned(),
        rollen_claim: Some("roles".to_owned()),
        token_minuten: 5,
        pad_terug: "/aanmelden/terug",
        pad_afgemeld: "/aanmelden",
    })
    .expect("a provider");
    Paar {
        sleutel,
        jwks,
        aanbieder,
    }
});

fn vraag() -> Vraag {
    Vraag {
        state: "s".to_owned(),
        nonce: "n".to_owned(),
        pkce: "p".repeat(43),
    }
}

/// The first byte chooses: the rest is a token response; claims, which get a good signature; or a set of keys.
pub fn token(bytes: &[u8]) {
    let [soort, rest @ ..] = bytes else { return };
    let nu = Timestamp::UNIX_EPOCH;
    let paar = &*PAAR;
    match soort % 3 {
        0 => {
            let _ = paar
                .aanbieder
                .controleer_los(paar.jwks.as_bytes(), rest, &vraag(), nu);
        }
        1 => {
            let kop = B64.encode(br#"{"alg":"ES256","kid":"k"}"#);
            let te_tekenen = format!("{kop}.{}", B64.encode(rest));
            let Ok(handtekening) = paar.sleutel.sign(&SystemRandom::new(), te_tekenen.as_bytes()) else {
                return;
            };
            let jwt = format!("{te_tekenen}.{}", B64.encode(handtekening.as_ref()));
            let antwoord =
                serde_json::json!({ "access_token": "a", "token_type": "Bearer", "id_token": jwt });
            let _ = paar.aanbieder.controleer_los(
                paar.jwks.as_bytes(),
                antwoord.to_string().as_bytes(),
                &vraag(),
                nu,
            );
        }
        _ => {
            let antwoord = br#"{"access_token":"a","token_type":"Bearer","id_token":"eyJhbGciOiJFUzI1NiIsImtpZCI6ImsifQ.e30.AAAA"}"#;
            let _ = paar.aanbieder.controleer_los(rest, antwoord, &vraag(), nu);
        }
    }
}
