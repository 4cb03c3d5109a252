// SPDX-License-Identifier: EUPL-1.2
//! Forms: what was posted ([`Invoer`]), and what the page shows ([`Formulier`]). Nothing typed is ever lost:
//! a form is read as text, checked by the domain, and shown again as it was typed with all errors at once.

use super::bezoek::{cookie, csrf};
use super::fout::PaginaFout;
use super::staat::Web;
use super::tekst;
use app::kern::Concept;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use domain::{Fouten, Weigering};
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// Fields that say where a draft stands in the order of changes of one opened page (`app.js` sets them).
pub const BLADZIJDE: &str = "_bladzijde";
/// See [`BLADZIJDE`].
pub const NUMMER: &str = "_nummer";

/// Fields as posted, in order. Reading one checks the form token (CSRF).
#[derive(Clone, Debug, Default)]
pub struct Invoer {
    velden: Vec<(String, String)>,
}

impl FromRequest<Web> for Invoer {
    type Rejection = PaginaFout;
    async fn from_request(req: Request, web: &Web) -> Result<Self, PaginaFout> {
        let koppen = req.headers().clone();
        let lijf = Bytes::from_request(req, web)
            .await
            .map_err(|_| PaginaFout::TeGroot)?;
        let invoer = Self::uit_lijf(&lijf);
        let gegeven = invoer.waarde("csrf");
        let klopt = [web.cookie(), web.mijn_cookie(), web.bezoeker_cookie()]
            .into_iter()
            .filter_map(|naam| cookie(&koppen, naam))
            .any(|c| bool::from(csrf(c).as_bytes().ct_eq(gegeven.as_bytes())));
        if klopt {
            Ok(invoer)
        } else {
            Err(PaginaFout::Verlopen)
        }
    }
}

/// Browsers post line ends as CR LF; control characters have no place in a note.
fn schoon(tekst: &str) -> String {
    tekst
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

impl Invoer {
    /// The fields of a posted form; its token is not checked.
    pub(super) fn uit_lijf(lijf: &[u8]) -> Self {
        Self {
            velden: form_urlencoded::parse(lijf)
                .map(|(n, w)| (n.into_owned(), schoon(&w)))
                .collect(),
        }
    }
    /// First value of a field, trimmed; empty when absent.
    pub fn waarde(&self, veld: &str) -> &str {
        self.velden
            .iter()
            .find(|(n, _)| n == veld)
            .map_or("", |(_, w)| w.trim())
    }
    /// First value as an owned text.
    pub fn tekst(&self, veld: &str) -> String {
        self.waarde(veld).to_owned()
    }
    /// All values of a field.
    pub fn waarden(&self, veld: &str) -> Vec<String> {
        self.velden
            .iter()
            .filter(|(n, _)| n == veld)
            .map(|(_, w)| w.trim().to_owned())
            .collect()
    }
    /// True when a box with this value was ticked.
    pub fn heeft(&self, veld: &str, waarde: &str) -> bool {
        self.velden.iter().any(|(n, w)| n == veld && w == waarde)
    }
    /// A value that must be a code or an id; `None` when empty or unknown.
    pub fn als<T: std::str::FromStr>(&self, veld: &str) -> Option<T> {
        self.waarde(veld).parse().ok()
    }
    /// Key of this form (double submit).
    pub fn eenmalig(&self) -> Option<Uuid> {
        self.als("eenmalig")
    }
    /// Version that the form was made from (optimistic lock).
    pub fn versie(&self) -> i64 {
        self.als("versie").unwrap_or(-1)
    }
    /// All fields, without the technical ones: what a draft keeps. The version stays, so that a draft that comes back
    /// is still held against what a colleague changed in the meantime.
    pub fn paren(&self) -> Vec<(String, String)> {
        self.velden
            .iter()
            .filter(|(n, _)| {
                !matches!(
                    n.as_str(),
                    "csrf" | "eenmalig" | "_formulier" | BLADZIJDE | NUMMER
                )
            })
            .cloned()
            .collect()
    }
    /// Fields whose name starts with a prefix, with the rest of the name: `gebied_wonen` → `wonen`.
    pub fn met_voorvoegsel<'a>(&'a self, voor: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.velden
            .iter()
            .filter_map(move |(n, w)| n.strip_prefix(voor).map(|rest| (rest, w.trim())))
    }
}

/// A choice in a select or a group.
#[derive(Clone, Debug, Default)]
pub struct Keuze {
    /// Posted value.
    pub waarde: String,
    /// What is shown.
    pub label: String,
    /// Explanation under it.
    pub uitleg: String,
}

impl Keuze {
    /// Choice without explanation.
    pub fn new(waarde: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            waarde: waarde.into(),
            label: label.into(),
            uitleg: String::new(),
        }
    }
}

/// All values of a `code_enum!` as choices: `keuzes(Kanaal::ALL, |k| (k.code(), k.label()))`.
pub fn keuzes<T: Copy>(alle: &[T], f: impl Fn(T) -> (&'static str, &'static str)) -> Vec<Keuze> {
    alle.iter()
        .map(|t| f(*t))
        .map(|(code, label)| Keuze::new(code, label))
        .collect()
}

/// What a form page shows.
#[derive(Clone, Debug, Default)]
pub struct Formulier {
    velden: Vec<(String, Vec<String>)>,
    fouten: Vec<(String, String)>,
    bewaard: Option<String>,
}

impl Formulier {
    /// An empty form.
    pub fn leeg() -> Self {
        Self::default()
    }
    /// A form with these values.
    pub fn van<N: Into<String>, W: Into<String>>(paren: impl IntoIterator<Item = (N, W)>) -> Self {
        let mut f = Self::default();
        for (n, w) in paren {
            f.voeg(n.into(), w.into());
        }
        f
    }
    /// The form as it was posted.
    pub fn uit(invoer: &Invoer) -> Self {
        Self::van(invoer.paren())
    }
    /// As [`Self::uit`], for the screen of a conflict: it goes on from the other's version, because the one it was made
    /// from would only conflict again.
    pub fn uit_conflict(invoer: &Invoer) -> Self {
        Self::van(invoer.paren().into_iter().filter(|(naam, _)| naam != "versie"))
    }
    /// The same, with the draft over it when there is one.
    #[must_use]
    pub fn met_concept(self, concept: Option<Concept>) -> Self {
        match concept {
            None => self,
            Some(c) => {
                let mut f = Self::van(c.velden);
                f.bewaard = Some(format!("bewaard om {}", tekst::tijd(c.bewaard_op)));
                f
            }
        }
    }
    /// The same, with all errors.
    #[must_use]
    pub fn met_fouten(mut self, fouten: &Fouten) -> Self {
        self.fouten
            .extend(fouten.0.iter().map(|f| (f.veld.clone(), f.tekst.clone())));
        self
    }
    /// The same, with the refusal of a rule above the form.
    #[must_use]
    pub fn met_weigering(mut self, weigering: &Weigering) -> Self {
        self.fouten.push((String::new(), weigering.reden.clone()));
        self
    }
    /// The same, without a field.
    #[must_use]
    pub fn zonder(mut self, veld: &str) -> Self {
        self.velden.retain(|(naam, _)| naam != veld);
        self
    }
    /// The same, with one more value.
    #[must_use]
    pub fn met(mut self, veld: &str, waarde: impl Into<String>) -> Self {
        self.voeg(veld.to_owned(), waarde.into());
        self
    }
    fn voeg(&mut self, veld: String, waarde: String) {
        match self.velden.iter_mut().find(|(n, _)| *n == veld) {
            Some((_, waarden)) => waarden.push(waarde),
            None => self.velden.push((veld, vec![waarde])),
        }
    }

    /// The version of the record that this form is saved against: the one that a draft, or what was posted, was made
    /// from, else the one that is there now. So what a colleague changed meanwhile gives a conflict, and is never
    /// overwritten unseen. Every form of a record that exists and that has a draft asks this.
    pub fn versie_of(&self, nu: i64) -> i64 {
        self.waarde("versie").parse().unwrap_or(nu)
    }
    /// First value of a field; for templates.
    pub fn waarde(&self, veld: impl AsRef<str>) -> &str {
        self.waarden(veld).first().map_or("", String::as_str)
    }
    /// All values of a field; for templates.
    pub fn waarden(&self, veld: impl AsRef<str>) -> &[String] {
        let veld = veld.as_ref();
        self.velden
            .iter()
            .find(|(n, _)| n == veld)
            .map_or(&[], |(_, w)| w.as_slice())
    }
    /// True when the field has this value; for templates.
    pub fn heeft(&self, veld: impl AsRef<str>, waarde: impl AsRef<str>) -> bool {
        let waarde = waarde.as_ref();
        self.waarden(veld).iter().any(|w| w == waarde)
    }
    /// Error at a field; for templates.
    pub fn fout(&self, veld: impl AsRef<str>) -> Option<&str> {
        let veld = veld.as_ref();
        self.fouten
            .iter()
            .find(|(n, _)| n == veld)
            .map(|(_, t)| t.as_str())
    }
    /// All errors; for templates.
    pub fn fouten(&self) -> &[(String, String)] {
        &self.fouten
    }
    /// "bewaard om 10.42", when a draft was put back; for templates.
    pub fn bewaard(&self) -> Option<&str> {
        self.bewaard.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invoer() -> Invoer {
        let velden = [("csrf", "x"), ("versie", "3"), ("wat", "Post openen")];
        Invoer {
            velden: velden.map(|(n, w)| (n.to_owned(), w.to_owned())).to_vec(),
        }
    }

    #[test]
    fn a_form_knows_the_version_it_was_made_from() {
        assert_eq!(Formulier::leeg().versie_of(7), 7);
        assert_eq!(Formulier::van([("versie", "?")]).versie_of(7), 7);
        assert_eq!(Formulier::uit(&invoer()).versie_of(7), 3);
        let concept = Concept {
            velden: invoer().paren(),
            bewaard_op: jiff::Timestamp::UNIX_EPOCH,
        };
        let f = Formulier::leeg().met_concept(Some(concept));
        assert_eq!((f.versie_of(7), f.waarde("wat")), (3, "Post openen"));
    }

    #[test]
    fn after_a_conflict_it_goes_on_from_the_version_of_the_other() {
        let f = Formulier::uit_conflict(&invoer());
        assert_eq!((f.versie_of(7), f.waarde("wat")), (7, "Post openen"));
    }
}
