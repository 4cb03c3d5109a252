// SPDX-License-Identifier: EUPL-1.2
//! Styles, script and fonts, built by npm (`script/setup`) and embedded in the binary.

use super::fout::{PaginaFout, PaginaUitkomst};
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use rust_embed::Embed;

#[derive(Embed)]
#[folder = "assets/dist"]
struct Assets;

/// One file, with an ETag: the names carry no hash.
///
/// # Errors
/// When there is no such file.
pub async fn asset(Path(pad): Path<String>, koppen: HeaderMap) -> PaginaUitkomst {
    let bestand = Assets::get(&pad).ok_or(PaginaFout::NietGevonden)?;
    let hash: String = bestand
        .metadata
        .sha256_hash()
        .iter()
        .take(16)
        .map(|b| format!("{b:02x}"))
        .collect();
    let etag = format!("\"{hash}\"");
    let antwoordkoppen = [
        (header::ETAG, etag.clone()),
        (
            header::CACHE_CONTROL,
            "public, max-age=0, must-revalidate".to_owned(),
        ),
        (header::CONTENT_TYPE, bestand.metadata.mimetype().to_owned()),
    ];
    if koppen
        .get(header::IF_NONE_MATCH)
        .is_some_and(|v| v.as_bytes() == etag.as_bytes())
    {
        return Ok((StatusCode::NOT_MODIFIED, antwoordkoppen).into_response());
    }
    Ok((antwoordkoppen, bestand.data.into_owned()).into_response())
}
