// SPDX-License-Identifier: EUPL-1.2
//! Our own key, with which we sign what we ask of the provider (`private_key_jwt`, RFC 7523). Signing is done by
//! `ring`: constant-time for RSA too, unlike the `rsa` crate that only verifies here (deny.toml).

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::Timestamp;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RSA_PSS_SHA256, RsaKeyPair};
use serde_json::json;
use std::sync::Arc;

/// An assertion is good for one request; a minute leaves room for clocks that differ.
const GELDIG_SECONDEN: i64 = 60;

/// A private key: P-256 (ES256) or RSA of 2048 bits or more (PS256).
#[derive(Clone)]
pub struct Sleutel(Arc<Soort>);

enum Soort {
    Ec(EcdsaKeyPair),
    Rsa(RsaKeyPair),
}

impl std::fmt::Debug for Sleutel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sleutel(…)")
    }
}

impl Sleutel {
    /// Reads a PKCS#8 private key in PEM.
    ///
    /// # Errors
    /// What is wrong with it; never what is in it.
    pub fn uit_pem(pem: &str) -> Result<Self, &'static str> {
        const BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
        const EINDE: &str = "-----END PRIVATE KEY-----";
        let lijf = pem
            .split_once(BEGIN)
            .and_then(|(_, rest)| rest.split_once(EINDE))
            .map(|(lijf, _)| lijf.split_whitespace().collect::<String>())
            .ok_or("holds no 'BEGIN PRIVATE KEY' (PKCS#8 in PEM, without a password)")?;
        let der = STANDARD
            .decode(lijf)
            .map_err(|_| "is not base64 between its PEM lines")?;
        if let Ok(ec) = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &der, &SystemRandom::new())
        {
            return Ok(Self(Arc::new(Soort::Ec(ec))));
        }
        match RsaKeyPair::from_pkcs8(&der) {
            Ok(rsa) => Ok(Self(Arc::new(Soort::Rsa(rsa)))),
            Err(_) => Err("must be a P-256 key, or an RSA key of 2048 to 4096 bits"),
        }
    }

    /// Algorithm that goes with the key.
    pub fn algoritme(&self) -> &'static str {
        match *self.0 {
            Soort::Ec(_) => "ES256",
            Soort::Rsa(_) => "PS256",
        }
    }

    /// A signed statement that we are this client, for one request to this audience.
    pub(crate) fn verklaring(
        &self,
        client: &str,
        gehoor: &str,
        nu: Timestamp,
        nummer: &str,
    ) -> Option<String> {
        let nu = nu.as_second();
        let kop = json!({ "alg": self.algoritme(), "typ": "JWT" });
        let lijf = json!({
            "iss": client, "sub": client, "aud": gehoor, "jti": nummer, "iat": nu, "exp": nu + GELDIG_SECONDEN,
        });
        let deel = |v: serde_json::Value| URL_SAFE_NO_PAD.encode(v.to_string());
        let tekst = format!("{}.{}", deel(kop), deel(lijf));
        let toeval = SystemRandom::new();
        let handtekening = match &*self.0 {
            Soort::Ec(ec) => ec.sign(&toeval, tekst.as_bytes()).ok()?.as_ref().to_vec(),
            Soort::Rsa(rsa) => {
                let mut uit = vec![0; rsa.public().modulus_len()];
                rsa.sign(&RSA_PSS_SHA256, &toeval, tekst.as_bytes(), &mut uit)
                    .ok()?;
                uit
            }
        };
        Some(format!("{tekst}.{}", URL_SAFE_NO_PAD.encode(handtekening)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::signature::{ECDSA_P256_SHA256_FIXED, KeyPair, UnparsedPublicKey};

    fn pem() -> String {
        let der =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
        format!(
            "-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n",
            STANDARD.encode(der.as_ref())
        )
    }

    #[test]
    fn an_assertion_is_signed_and_short_lived() {
        let sleutel = Sleutel::uit_pem(&pem()).unwrap();
        let nu: Timestamp = "2026-11-24T09:00:00Z".parse().unwrap();
        let jwt = sleutel
            .verklaring("regiekamer", "https://id.example/token", nu, "n1")
            .unwrap();
        let delen: Vec<&str> = jwt.split('.').collect();
        let lees = |d: &str| -> serde_json::Value {
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(d).unwrap()).unwrap()
        };
        assert_eq!(lees(delen[0])["alg"], "ES256");
        let lijf = lees(delen[1]);
        assert_eq!(lijf["sub"], "regiekamer");
        assert_eq!(lijf["aud"], "https://id.example/token");
        assert_eq!(lijf["exp"].as_i64().unwrap() - lijf["iat"].as_i64().unwrap(), 60);
        let Soort::Ec(paar) = &*sleutel.0 else {
            panic!("ec")
        };
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, paar.public_key().as_ref())
            .verify(
                format!("{}.{}", delen[0], delen[1]).as_bytes(),
                &URL_SAFE_NO_PAD.decode(delen[2]).unwrap(),
            )
            .unwrap();
    }

    #[test]
    fn what_is_no_key_is_told_without_its_content() {
        for pem in [
            "",
            "geheim",
            "-----BEGIN PRIVATE KEY-----\ngeheim!\n-----END PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        ] {
            let fout = Sleutel::uit_pem(pem).unwrap_err();
            assert!(!fout.contains("geheim"), "{fout}");
        }
        assert_eq!(format!("{:?}", Sleutel::uit_pem(&pem()).unwrap()), "Sleutel(…)");
    }
}
