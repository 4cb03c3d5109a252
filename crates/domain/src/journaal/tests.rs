// SPDX-License-Identifier: EUPL-1.2

mod overgang;

use super::*;
use crate::{Gemeente, JournaalId, MedewerkerId};
use jiff::Timestamp;
use proptest::prelude::*;
use uuid::Uuid;

const GEMEENTE: Gemeente = Gemeente(150);
const NU: Timestamp = Timestamp::constant(1_795_510_800, 0);

/// A row that owns its texts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rij {
    id: u64,
    wie: Option<u8>,
    handeling: String,
    velden: String,
    reden: String,
}

impl Rij {
    fn id(&self) -> JournaalId {
        JournaalId::new(Uuid::from_u128(u128::from(self.id) << 64))
    }
    fn regel(&self) -> Regel<'_> {
        Regel {
            gemeente: GEMEENTE,
            id: self.id(),
            op: NU,
            medewerker: self.wie.map(|w| MedewerkerId::new(Uuid::from_u128(w.into()))),
            rol: "casusregisseur",
            handeling: &self.handeling,
            soort: "gelezen",
            doel: "regie",
            grondslag: "Wmo 2015, artikel 2.3.2",
            beleid: "regisseur",
            beleid_versie: 7,
            spoor: Uuid::from_u128(7),
            casus: None,
            huishouden: None,
            persoon: None,
            onderwerp: "casus",
            onderwerp_id: None,
            velden: &self.velden,
            reden: &self.reden,
        }
    }
}

fn rij(id: u64) -> Rij {
    Rij {
        id,
        wie: Some(3),
        handeling: format!("casus.openen{id}"),
        velden: "kop,plan".to_owned(),
        reden: String::new(),
    }
}

fn sleutel(nummer: u8) -> Zegelsleutel {
    Zegelsleutel::uit_zaad(&[nummer; 32])
}

/// A chain of batches of three rows.
#[derive(Clone)]
struct Keten {
    zegels: Vec<(GetekendZegel, Vec<u8>)>,
    rijen: Vec<Rij>,
    bekend: Vec<PubliekeSleutel>,
}

impl Keten {
    fn van(aantal: u64) -> Self {
        let mut keten = Self {
            zegels: vec![],
            rijen: vec![],
            bekend: vec![],
        };
        for begin in 0..aantal {
            keten.erbij((1..=3).map(|i| rij(100 * (3 * begin + i))).collect(), &sleutel(1));
        }
        keten
    }
    fn erbij(&mut self, rijen: Vec<Rij>, sleutel: &Zegelsleutel) {
        let mut bundel = Bundel::default();
        rijen.iter().for_each(|r| bundel.erbij(&r.regel()));
        let vorige = self.zegels.last().map(|(z, _)| z.zegel.clone());
        let zegel = bundel.verzegel(GEMEENTE, vorige.as_ref(), NU, sleutel);
        self.zegels.push(zegel.expect("rows"));
        self.rijen.extend(rijen);
        self.bekend.push(sleutel.publiek());
    }
    fn controleer(&self, vertrouwd: &[PubliekeSleutel], ankers: Vec<Anker>) -> Verslag {
        self.controleer_met(vertrouwd, ankers, &[])
    }
    fn controleer_met(
        &self,
        vertrouwd: &[PubliekeSleutel],
        ankers: Vec<Anker>,
        overgangen: &[Overgang],
    ) -> Verslag {
        let mut rijen = self.rijen.clone();
        rijen.sort_by_key(|r| r.id);
        let mut controle =
            Controle::nieuw(self.bekend.clone(), vertrouwd, ankers, None).met_overgangen(overgangen.to_vec());
        for (zegel, lijst) in &self.zegels {
            let na = controle.zegel(zegel);
            for r in rijen
                .iter()
                .filter(|r| r.id() > na && r.id() <= zegel.zegel.laatste)
            {
                controle.regel(&r.regel());
            }
            if !controle.sluit() {
                controle.verklaar(lijst);
            }
        }
        controle.einde()
    }
    fn bevindingen(&self) -> Vec<(i64, Wat)> {
        let verslag = self.controleer(&[sleutel(1).publiek()], vec![]);
        verslag
            .bevindingen
            .into_iter()
            .map(|b| (b.zegel, b.wat))
            .collect()
    }
    fn anker(&self) -> Anker {
        let (laatste, _) = self.zegels.last().expect("a zegel");
        Anker::van(laatste, vec![sleutel(1).publiek()], NU)
    }
}

#[test]
fn an_untouched_chain_is_clean() {
    let verslag = Keten::van(5).controleer(&[], vec![Keten::van(5).anker()]);
    assert!(verslag.schoon(), "{:?}", verslag.bevindingen);
    assert_eq!((verslag.zegels, verslag.regels, verslag.laatste), (5, 15, 5));
}

#[test]
fn a_changed_row_is_named() {
    let mut k = Keten::van(3);
    k.rijen[4].reden = "andere".to_owned();
    assert_eq!(k.bevindingen(), [(2, Wat::Gewijzigd(k.rijen[4].id()))]);
}

#[test]
fn a_removed_row_is_named() {
    let mut k = Keten::van(3);
    let weg = k.rijen.remove(5);
    assert_eq!(k.bevindingen(), [(2, Wat::Verdwenen(weg.id()))]);
}

#[test]
fn an_added_row_is_named() {
    let mut k = Keten::van(3);
    k.rijen.push(rij(350));
    assert_eq!(k.bevindingen(), [(2, Wat::Ingevoegd(rij(350).id()))]);
}

#[test]
fn swapped_rows_are_named() {
    let mut k = Keten::van(2);
    (k.rijen[0].id, k.rijen[2].id) = (300, 100);
    let (a, b) = (rij(100).id(), rij(300).id());
    let verwacht = [
        (1, Wat::Verplaatst { van: a, naar: b }),
        (1, Wat::Verplaatst { van: b, naar: a }),
    ];
    assert_eq!(k.bevindingen(), verwacht);
}

#[test]
fn a_row_over_another_is_named() {
    let mut k = Keten::van(2);
    let kopie = k.rijen[0].clone();
    k.rijen[1] = Rij { id: 200, ..kopie };
    k.rijen.remove(0);
    let van = rij(100).id();
    let naar = rij(200).id();
    let verwacht = [(1, Wat::Verplaatst { van, naar }), (1, Wat::Verdwenen(naar))];
    assert_eq!(k.bevindingen(), verwacht);
}

#[test]
fn missing_zegels_are_named_without_blaming_their_rows() {
    let mut k = Keten::van(5);
    k.zegels.drain(1..3);
    assert_eq!(k.bevindingen(), [(4, Wat::ZegelsWeg { van: 2, tot: 3 })]);
}

#[test]
fn a_changed_zegel_is_named_once() {
    let mut k = Keten::van(3);
    k.zegels[1].0.zegel.op = Timestamp::UNIX_EPOCH;
    assert_eq!(k.bevindingen(), [(2, Wat::Handtekening)]);
}

#[test]
fn a_renumbered_chain_is_broken() {
    let mut k = Keten::van(3);
    let (mut derde, lijst) = k.zegels.remove(2);
    k.zegels.remove(1);
    derde.zegel.nummer = 2;
    k.zegels.push((derde.zegel.teken(&sleutel(1)), lijst));
    let gevonden = k.bevindingen();
    assert!(gevonden.contains(&(2, Wat::KetenGebroken)), "{gevonden:?}");
}

#[test]
fn a_cut_tail_shows_beside_an_anker() {
    let mut k = Keten::van(4);
    let anker = k.anker();
    k.zegels.truncate(2);
    k.rijen.truncate(6);
    assert!(k.controleer(&[], vec![]).schoon());
    let verslag = k.controleer(&[], vec![anker]);
    let verwacht = Bevinding {
        zegel: 4,
        wat: Wat::StaartWeg { laatste: 2 },
    };
    assert_eq!(verslag.bevindingen, [verwacht]);
}

#[test]
fn a_replaced_key_shows_where_it_begins() {
    let mut k = Keten::van(2);
    for i in 0..3 {
        k.erbij(vec![rij(10_000 + i)], &sleutel(2));
    }
    let andere = (3, Wat::AndereSleutel(sleutel(2).publiek().id()));
    assert_eq!(k.bevindingen(), std::slice::from_ref(&andere));
    let zonder: Vec<_> = k.controleer(&[], vec![]).bevindingen;
    assert_eq!(zonder.len(), 1);
    let beide = [sleutel(1).publiek(), sleutel(2).publiek()];
    assert!(k.controleer(&beide, vec![]).schoon());
}

#[test]
fn a_chain_made_anew_shows_beside_the_old_key_or_anker() {
    let echt = Keten::van(2);
    let mut vals = Keten {
        zegels: vec![],
        rijen: vec![],
        bekend: vec![],
    };
    for bundel in echt.rijen.chunks(3) {
        vals.erbij(bundel.to_vec(), &sleutel(9));
    }
    let andere = Wat::AndereSleutel(sleutel(9).publiek().id());
    assert_eq!(vals.bevindingen(), [(1, andere.clone())]);
    let gevonden = vals.controleer(&[], vec![echt.anker()]).bevindingen;
    let wat: Vec<_> = gevonden.into_iter().map(|b| b.wat).collect();
    assert_eq!(wat, [andere, Wat::AnderDanAnker]);
}

#[test]
fn a_key_that_is_not_there_is_told() {
    let mut k = Keten::van(1);
    k.bekend.clear();
    let wat: Vec<_> = k.controleer(&[], vec![]).bevindingen;
    assert!(matches!(wat[0].wat, Wat::SleutelOnbekend(_)));
}

#[test]
fn a_changed_list_is_told() {
    let mut k = Keten::van(1);
    k.rijen[0].reden = "x".to_owned();
    k.zegels[0].1[0] ^= 1;
    assert_eq!(k.bevindingen(), [(1, Wat::AndereRegels), (1, Wat::AndereLijst)]);
}

#[test]
fn an_anker_comes_back_from_its_text_and_shows_every_edit() {
    let anker = Keten::van(3).anker();
    let tekst = anker.teken(&sleutel(1)).expect("text");
    assert_eq!(Anker::lees(&tekst), Ok(anker));
    for (van, naar) in [
        ("\"nummer\": 3", "\"nummer\": 2"),
        ("\"gemeente\": 150", "\"gemeente\": 151"),
    ] {
        assert!(tekst.contains(van));
        assert_eq!(
            Anker::lees(&tekst.replace(van, naar)),
            Err(AnkerFout::Handtekening)
        );
    }
    assert!(matches!(Anker::lees("{}"), Err(AnkerFout::Vorm(_))));
}

#[test]
fn the_tree_is_that_of_rfc_6962() {
    // Three leaves: the first two together, then the third.
    let blad = |i: u8| Hash([i; 32]);
    let knoop = |l: Hash, r: Hash| {
        let bytes: Vec<u8> = [&[1u8][..], &l.0, &r.0].concat();
        Hash::van(&bytes)
    };
    let mut boom = Boom::default();
    assert_eq!(boom.wortel(), Hash::van(&[]));
    [1, 2, 3].into_iter().for_each(|i| boom.erbij(blad(i)));
    assert_eq!(boom.wortel(), knoop(knoop(blad(1), blad(2)), blad(3)));
    [4, 5].into_iter().for_each(|i| boom.erbij(blad(i)));
    let vier = knoop(knoop(blad(1), blad(2)), knoop(blad(3), blad(4)));
    assert_eq!(boom.wortel(), knoop(vier, blad(5)));
}

#[test]
fn the_bytes_of_a_row_stay_what_they_are() {
    // When this fails, rows that were sealed before no longer fit: make a new version of the encoding instead.
    let inhoud = rij(100).regel().inhoud(&mut Vec::new());
    assert_eq!(
        inhoud.to_string(),
        "3ab5a594166e236cdf1051a106cd27b2b3ba6fb50757ae8447a6d42a77c95c84"
    );
}

#[test]
fn alarm_after_a_minute() {
    let over = |s: i64| NU + jiff::SignedDuration::from_secs(s);
    assert!(!alarm(None, NU));
    assert!(!alarm(Some(NU), over(60)));
    assert!(alarm(Some(NU), over(61)));
}

fn een_rij() -> impl Strategy<Value = Rij> {
    let tekst = "[a-c,]{0,4}";
    (any::<u32>(), proptest::option::of(0..3u8), tekst, tekst, tekst).prop_map(
        |(id, wie, handeling, velden, reden)| Rij {
            id: id.into(),
            wie,
            handeling,
            velden,
            reden,
        },
    )
}

fn wortel(rijen: &[Rij]) -> Hash {
    let mut boom = Boom::default();
    for r in rijen {
        boom.erbij(blad(r.id(), r.regel().inhoud(&mut Vec::new())));
    }
    boom.wortel()
}

proptest! {
    /// Two lists of rows have the same root only when they are the same: so any change, removal, addition or swap
    /// shows.
    #[test]
    fn equal_roots_mean_equal_rows(een in proptest::collection::vec(een_rij(), 0..12),
                                   ander in proptest::collection::vec(een_rij(), 0..12)) {
        prop_assert_eq!(wortel(&een) == wortel(&ander), een == ander);
    }

    #[test]
    fn any_edit_changes_the_root(rijen in proptest::collection::vec(een_rij(), 1..40), nieuw in een_rij(),
                                 plaats in any::<prop::sample::Index>(), tweede in any::<prop::sample::Index>()) {
        let (i, j) = (plaats.index(rijen.len()), tweede.index(rijen.len()));
        let voor = wortel(&rijen);
        let mut weg = rijen.clone();
        weg.remove(i);
        prop_assert_ne!(wortel(&weg), voor);
        let mut erbij = rijen.clone();
        erbij.insert(i, nieuw.clone());
        prop_assert_ne!(wortel(&erbij), voor);
        let mut anders = rijen.clone();
        anders[i] = nieuw;
        prop_assert_eq!(wortel(&anders) == voor, anders == rijen);
        let mut om = rijen.clone();
        om.swap(i, j);
        prop_assert_eq!(wortel(&om) == voor, om == rijen);
    }

    /// Moving the border between two texts, or between absent and empty, changes the bytes.
    #[test]
    fn the_encoding_has_no_two_readings(een in een_rij(), ander in een_rij()) {
        let inhoud = |r: &Rij| r.regel().inhoud(&mut Vec::new());
        let gelijk = Rij { id: 0, ..een.clone() } == Rij { id: 0, ..ander.clone() };
        prop_assert_eq!(inhoud(&een) == inhoud(&ander), gelijk);
    }
}
