-- SPDX-License-Identifier: EUPL-1.2
-- The spine: organisation, persons, meldingen, casus, plan, overleg, journaal, sessions.
-- One text for both engines. The migrator replaces the words that start with "$":
--   $UUID $INSTANT $DATUM $BOOL $BYTES  column types; $STRICT  table option; $C  byte-wise collation for range look-ups.
-- Every key starts with gemeente (tenant). No triggers. Invariants are unique indexes.

CREATE TABLE gemeente (
  gemeente INTEGER NOT NULL PRIMARY KEY,
  naam TEXT NOT NULL
) $STRICT;

CREATE TABLE wijk (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente),
  code TEXT NOT NULL,
  naam TEXT NOT NULL,
  PRIMARY KEY (gemeente, code)
) $STRICT;

-- Versioned configuration; the newest row with geldig_van <= today counts.
CREATE TABLE inrichting (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente),
  versie INTEGER NOT NULL,
  geldig_van $DATUM NOT NULL,
  profiel TEXT NOT NULL,
  inhoud TEXT NOT NULL,               -- TOML
  PRIMARY KEY (gemeente, versie)
) $STRICT;

CREATE TABLE organisatie (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente),
  id $UUID NOT NULL,
  naam TEXT NOT NULL,
  soort TEXT NOT NULL,                -- gemeente | zorg | wonen | politie | onderwijs | schuldhulp | jeugdhulp | ggd | welzijn
  telefoon TEXT,
  PRIMARY KEY (gemeente, id)
) $STRICT;

-- The agreement to work together (H8). Each version is a row; an organisation signs a version.
CREATE TABLE convenant (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente),
  id $UUID NOT NULL,
  nummer INTEGER NOT NULL,
  naam TEXT NOT NULL,
  vindplaats TEXT NOT NULL,           -- where the signed text lies
  geldig_van $DATUM NOT NULL,
  geldig_tot $DATUM,                  -- last day
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  UNIQUE (gemeente, nummer),
  CHECK (geldig_tot IS NULL OR geldig_tot >= geldig_van)
) $STRICT;

CREATE TABLE convenant_partij (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  convenant_id $UUID NOT NULL,
  organisatie_id $UUID NOT NULL,
  getekend_op $DATUM NOT NULL,
  getekend_door TEXT NOT NULL,
  mandaat TEXT NOT NULL,              -- what its people may decide at the table
  tot $DATUM,                         -- last day, when it left
  einde_reden TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  UNIQUE (gemeente, organisatie_id, convenant_id),
  FOREIGN KEY (gemeente, convenant_id) REFERENCES convenant (gemeente, id),
  FOREIGN KEY (gemeente, organisatie_id) REFERENCES organisatie (gemeente, id)
) $STRICT;

-- Grounds on which somebody may take part, and the data that each opens (D4, H8). A change is a new row from a day on.
CREATE TABLE grondslag (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente),
  id $UUID NOT NULL,
  code TEXT NOT NULL,
  naam TEXT NOT NULL,
  artikel TEXT NOT NULL,
  uitleg TEXT NOT NULL,
  categorieen TEXT NOT NULL,          -- codes of domain::notitie::Categorie, comma separated
  geldig_van $DATUM NOT NULL,
  geldig_tot $DATUM,                  -- last day
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  UNIQUE (gemeente, code, geldig_van),
  CHECK (geldig_tot IS NULL OR geldig_tot >= geldig_van)
) $STRICT;

CREATE TABLE team (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  code TEXT NOT NULL,
  naam TEXT NOT NULL,
  soort TEXT NOT NULL,                -- meldpunt | bzt | toegang_wmo | toegang_jeugd | toegang_bwmo | inkomen | budget | sociaal_team | gezinscoach | schakelpunt | crisisdienst | overlast | jor | keten
  organisatie_id $UUID NOT NULL,
  wijk_code TEXT,
  telefoon TEXT,
  actief $BOOL NOT NULL,
  PRIMARY KEY (gemeente, id),
  UNIQUE (gemeente, code),
  FOREIGN KEY (gemeente, organisatie_id) REFERENCES organisatie (gemeente, id),
  FOREIGN KEY (gemeente, wijk_code) REFERENCES wijk (gemeente, code)
) $STRICT;

CREATE TABLE medewerker (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  aanmeldnaam TEXT NOT NULL,
  naam TEXT NOT NULL,                 -- as shown: "S. Aalders-proef"
  voornaam TEXT NOT NULL,
  functie TEXT NOT NULL,
  uitleg TEXT,                        -- demo sign-in: what this person does
  telefoon TEXT,
  email TEXT,
  team_id $UUID NOT NULL,
  organisatie_id $UUID NOT NULL,
  rollen TEXT NOT NULL,               -- role codes, comma separated, sorted
  leefgebied TEXT,                    -- expertise, for the advice on the regisseur
  actief $BOOL NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  UNIQUE (gemeente, aanmeldnaam),
  FOREIGN KEY (gemeente, team_id) REFERENCES team (gemeente, id),
  FOREIGN KEY (gemeente, organisatie_id) REFERENCES organisatie (gemeente, id)
) $STRICT;
CREATE INDEX medewerker_team ON medewerker (gemeente, team_id);

-- A service agreement: a team of another gemeente works here (A12). With `gast` the only tables that know two gemeenten.
-- They hold nothing of residents. A key that leads into another gemeente has no foreign key, so that the data can be
-- spread by gemeente (docs/adr/0011).
CREATE TABLE dienstverlening (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente), -- that is served: the casussen are its own
  id $UUID NOT NULL,
  kenmerk TEXT NOT NULL,
  uitvoerder INTEGER NOT NULL REFERENCES gemeente (gemeente), -- whose team does the work
  uitvoerder_team $UUID NOT NULL,     -- that team, at home
  team_id $UUID NOT NULL,             -- the same team, here
  voor TEXT NOT NULL,
  grondslag TEXT NOT NULL,
  rollen TEXT NOT NULL,               -- that guests can have; codes, comma separated, sorted
  van $DATUM NOT NULL,
  tot $DATUM NOT NULL,                -- last day
  gestopt_op $INSTANT,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  UNIQUE (gemeente, kenmerk),
  FOREIGN KEY (gemeente, team_id) REFERENCES team (gemeente, id),
  CHECK (uitvoerder <> gemeente),
  CHECK (tot >= van)
) $STRICT;
CREATE INDEX dienstverlening_team ON dienstverlening (gemeente, team_id);
CREATE INDEX dienstverlening_uitvoerder ON dienstverlening (uitvoerder, uitvoerder_team);

-- What was agreed: when it was made, at each new last day, at its end. Append-only.
CREATE TABLE dienstverlening_stap (
  gemeente INTEGER NOT NULL,
  dienst_id $UUID NOT NULL,
  version BIGINT NOT NULL,            -- of the agreement, that this step made
  stap TEXT NOT NULL,                 -- gemaakt | laatste_dag | gestopt
  op $INSTANT NOT NULL,
  door_id $UUID,                      -- NULL: the system
  reden TEXT NOT NULL,
  tot $DATUM NOT NULL,
  akkoord_ons TEXT NOT NULL,
  akkoord_hen TEXT NOT NULL,
  PRIMARY KEY (gemeente, dienst_id, version),
  FOREIGN KEY (gemeente, dienst_id) REFERENCES dienstverlening (gemeente, id)
) $STRICT;

-- A medewerker who belongs to another gemeente, and works here under an agreement.
CREATE TABLE gast (
  gemeente INTEGER NOT NULL,
  medewerker_id $UUID NOT NULL,       -- here
  thuis_gemeente INTEGER NOT NULL,
  thuis_id $UUID NOT NULL,            -- at home
  dienst_id $UUID NOT NULL,
  PRIMARY KEY (gemeente, medewerker_id),
  UNIQUE (gemeente, thuis_gemeente, thuis_id),
  FOREIGN KEY (gemeente, medewerker_id) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, dienst_id) REFERENCES dienstverlening (gemeente, id),
  CHECK (thuis_gemeente <> gemeente)
) $STRICT;
CREATE INDEX gast_thuis ON gast (thuis_gemeente, thuis_id);

CREATE TABLE afwezigheid (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  medewerker_id $UUID NOT NULL,
  van $DATUM NOT NULL,
  tot $DATUM NOT NULL,
  waarnemer_id $UUID,
  ingetrokken $BOOL NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, medewerker_id) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, waarnemer_id) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE INDEX afwezigheid_medewerker ON afwezigheid (gemeente, medewerker_id, tot);

CREATE TABLE adres (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente),
  id $UUID NOT NULL,
  straat TEXT NOT NULL,
  huisnummer INTEGER NOT NULL,
  toevoeging TEXT NOT NULL,
  postcode TEXT NOT NULL,
  plaats TEXT NOT NULL,
  wijk_code TEXT,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, wijk_code) REFERENCES wijk (gemeente, code)
) $STRICT;
CREATE INDEX adres_postcode ON adres (gemeente, postcode, huisnummer);

CREATE TABLE persoon (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente),
  id $UUID NOT NULL,
  voornamen TEXT NOT NULL,            -- empty for an unborn child without a name
  voorvoegsel TEXT NOT NULL,
  geslachtsnaam TEXT NOT NULL,
  geslacht TEXT NOT NULL,             -- m | v | x | onbekend
  geboortedatum $DATUM,
  verwacht_op $DATUM,                 -- unborn child
  overleden_op $DATUM,
  telefoon TEXT,
  email TEXT,
  adres_id $UUID,
  verblijf TEXT,                      -- where somebody without an address can be found
  adres_geheim $BOOL NOT NULL,        -- geheimhouding: nobody reads where this person lives without a ground for it
  bsn_versleuteld $BYTES,             -- AES-256-GCM; never selected by a list or export
  bsn_sleutel $BYTES,                 -- keyed hash for look-up
  bsn_sleutelnummer INTEGER,          -- which key made both
  herken_sleutelnummer INTEGER,       -- under which key this person is in persoon_herken; none: not in it
  bron TEXT NOT NULL,                 -- where these facts come from: brp | melder | gesprek | ...
  bevestigd_op $DATUM NOT NULL,
  vervangen_door $UUID,               -- merged into this person: found nowhere, and leads there
  version BIGINT NOT NULL,
  -- Empty when nobody said so; a bulk load leaves them empty, but for the school.
  voorletters TEXT,
  partner_voorvoegsel TEXT,
  partnernaam TEXT,
  naamgebruik TEXT,                   -- E | P | V | N, as in the BRP; NULL is E
  toon_voorvoegsel TEXT,              -- prefix and surname as they are shown, when that is not the own name:
  toon_naam TEXT,                     -- follows from the four before it (domain huishouden::getoonde_naam)
  geboorte_deel TEXT,                 -- "1985" or "1985-04", when the whole date of birth is not known
  taal TEXT,                          -- when it is not Dutch
  tolk $BOOL,                         -- needs an interpreter
  school_soort TEXT,                  -- basis | speciaal | praktijk | vmbo | havo_vwo | mbo | hoger | geen
  school TEXT,                        -- its name
  school_tot $DATUM,                  -- expected to leave it
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, adres_id) REFERENCES adres (gemeente, id),
  FOREIGN KEY (gemeente, vervangen_door) REFERENCES persoon (gemeente, id),
  CHECK (geboortedatum IS NULL OR geboorte_deel IS NULL)
) $STRICT;
CREATE INDEX persoon_vervangen ON persoon (gemeente, vervangen_door) WHERE vervangen_door IS NOT NULL;
CREATE INDEX persoon_overleden ON persoon (gemeente, overleden_op) WHERE overleden_op IS NOT NULL;
CREATE UNIQUE INDEX persoon_bsn ON persoon (gemeente, bsn_sleutel) WHERE bsn_sleutel IS NOT NULL;
CREATE INDEX persoon_adres ON persoon (gemeente, adres_id);
-- Who is not in the index of recognition under the key of today is found without looking at the others.
CREATE INDEX persoon_herken_stand ON persoon (gemeente, herken_sleutelnummer);

-- What each source said of a field of a person, one row per source (B3). What counts stands in persoon; its source is the row
-- that was chosen, or else persoon.bron.
CREATE TABLE persoon_feit (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  persoon_id $UUID NOT NULL,
  veld TEXT NOT NULL,
  waarde TEXT NOT NULL,
  bron TEXT NOT NULL,
  bevestigd_op $DATUM NOT NULL,
  op $INSTANT NOT NULL,               -- since when the source says this
  door_id $UUID,                      -- NULL: read from a register
  gekozen_op $INSTANT,                -- this one counts, since then
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE UNIQUE INDEX persoon_feit_bron ON persoon_feit (gemeente, persoon_id, veld, bron);
CREATE UNIQUE INDEX persoon_feit_gekozen ON persoon_feit (gemeente, persoon_id, veld) WHERE gekozen_op IS NOT NULL;

-- Where a person lived before, and what the BRP says of where. The present address stands in persoon.
CREATE TABLE persoon_verblijf (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  persoon_id $UUID NOT NULL,
  adres_id $UUID,                     -- NULL: a place without an address, or abroad, in plek
  plek TEXT NOT NULL,
  soort TEXT NOT NULL,                -- woonadres | briefadres
  van TEXT NOT NULL,                  -- "1985", "1985-04", "1985-04-09", or empty
  tot TEXT NOT NULL,                  -- the same; empty: not over
  bron TEXT NOT NULL,
  bevestigd_op $DATUM NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, adres_id) REFERENCES adres (gemeente, id)
) $STRICT;
CREATE INDEX persoon_verblijf_persoon ON persoon_verblijf (gemeente, persoon_id);

-- Names that a register gives beside the one in persoon: those of before, and that of now when it has a title.
CREATE TABLE persoon_naam (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  persoon_id $UUID NOT NULL,
  voornamen TEXT NOT NULL,
  titel TEXT NOT NULL,                -- "jonkvrouw", or empty
  voorvoegsel TEXT NOT NULL,
  achternaam TEXT NOT NULL,
  eerder $BOOL NOT NULL,
  tot TEXT NOT NULL,                  -- "1985", "1985-04", "1985-04-09", or empty: not known, or the name of now
  bron TEXT NOT NULL,
  bevestigd_op $DATUM NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id)
) $STRICT;
CREATE INDEX persoon_naam_persoon ON persoon_naam (gemeente, persoon_id);

-- Normalised search words of a person; looked up by range, so byte-wise.
CREATE TABLE persoon_zoekterm (
  gemeente INTEGER NOT NULL,
  term TEXT $C NOT NULL,
  persoon_id $UUID NOT NULL,
  PRIMARY KEY (gemeente, term, persoon_id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id)
) $STRICT;
CREATE INDEX persoon_zoekterm_persoon ON persoon_zoekterm (gemeente, persoon_id, term);

-- Recognition: keyed numbers that alike persons share (docs/linkage.md); a number tells nothing without the key. Which
-- key, and whether a person was taken in, stands with the person.
CREATE TABLE persoon_herken (
  gemeente INTEGER NOT NULL,
  sleutel BIGINT NOT NULL,
  persoon_id $UUID NOT NULL,
  PRIMARY KEY (gemeente, sleutel, persoon_id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id)
) $STRICT;
CREATE INDEX persoon_herken_persoon ON persoon_herken (gemeente, persoon_id);

-- The model that recognition judges by; the highest versie is used, the others show what was judged before.
CREATE TABLE herkenmodel (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente),
  versie INTEGER NOT NULL,
  geleerd_op $INSTANT NOT NULL,
  records BIGINT NOT NULL,            -- persons it was learned from
  van_versie INTEGER,                 -- a way back: this is a copy of that version (0: the one to begin with); else it was learned
  inhoud TEXT NOT NULL,               -- JSON of linkage::Model
  PRIMARY KEY (gemeente, versie)
) $STRICT;

-- What somebody said of two persons: the same, not, or not known. The smaller id is persoon_a.
CREATE TABLE herken_oordeel (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  persoon_a $UUID NOT NULL,
  persoon_b $UUID NOT NULL,
  oordeel TEXT NOT NULL,              -- zelfde | ander | onbekend
  bij TEXT NOT NULL,                  -- where it was said: aanmaken | wachtrij | samenvoegen
  op $INSTANT NOT NULL,
  door_id $UUID,
  reden TEXT NOT NULL,
  versie_a BIGINT NOT NULL,           -- of the persons, as they were looked at; 0: not known
  versie_b BIGINT NOT NULL,
  ingetrokken_op $INSTANT,            -- taken back: it counts no more
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, persoon_a) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, persoon_b) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE INDEX herken_oordeel_paar ON herken_oordeel (gemeente, persoon_a, persoon_b, op);
CREATE INDEX herken_oordeel_b ON herken_oordeel (gemeente, persoon_b);

-- The queue of "misschien": pairs that a batch found and nobody judged yet. The smaller id is persoon_a.
CREATE TABLE herken_paar (
  gemeente INTEGER NOT NULL,
  persoon_a $UUID NOT NULL,
  persoon_b $UUID NOT NULL,
  score BIGINT NOT NULL,              -- log2 odds, in hundredths
  zone TEXT NOT NULL,                 -- zelfde | misschien
  model_versie INTEGER NOT NULL,
  gevonden_op $INSTANT NOT NULL,
  gezien_op $INSTANT NOT NULL,        -- by the last batch; what that one did not see goes
  versie_a BIGINT NOT NULL,           -- of the persons, as they were compared
  versie_b BIGINT NOT NULL,
  PRIMARY KEY (gemeente, persoon_a, persoon_b),
  FOREIGN KEY (gemeente, persoon_a) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, persoon_b) REFERENCES persoon (gemeente, id)
) $STRICT;
CREATE INDEX herken_paar_b ON herken_paar (gemeente, persoon_b);
CREATE INDEX herken_paar_score ON herken_paar (gemeente, score);

-- Two persons that turned out to be one. What they were is kept, so that it can be undone.
CREATE TABLE samenvoeging (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  blijft_id $UUID NOT NULL,
  vervalt_id $UUID NOT NULL,
  op $INSTANT NOT NULL,
  door_id $UUID NOT NULL,
  reden TEXT NOT NULL,
  feiten_voor TEXT NOT NULL,          -- JSON of domain::samenvoegen::Feiten: who stays, before
  feiten_na TEXT NOT NULL,            -- and after
  bsn_mee $BOOL NOT NULL,             -- the number went along
  terug_op $INSTANT,
  terug_door $UUID,
  terug_reden TEXT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, blijft_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, vervalt_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, terug_door) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE UNIQUE INDEX samenvoeging_nu ON samenvoeging (gemeente, vervalt_id) WHERE terug_op IS NULL;
CREATE INDEX samenvoeging_blijft ON samenvoeging (gemeente, blijft_id, op);

-- What a merge did with each row that named one of the two; emptied when it is undone.
CREATE TABLE samenvoeging_rij (
  gemeente INTEGER NOT NULL,
  samenvoeging_id $UUID NOT NULL,
  tabel TEXT NOT NULL,
  kolom TEXT NOT NULL,
  sleutel TEXT NOT NULL,              -- key of the row, without the person
  soort TEXT NOT NULL,                -- eigen: was there already | mee: came along | apart: taken out, who stays has it too
  rij TEXT NOT NULL,                  -- apart: the row, as JSON
  PRIMARY KEY (gemeente, samenvoeging_id, tabel, kolom, soort, sleutel),
  FOREIGN KEY (gemeente, samenvoeging_id) REFERENCES samenvoeging (gemeente, id)
) $STRICT;

CREATE TABLE huishouden (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente),
  id $UUID NOT NULL,
  naam TEXT NOT NULL,                 -- "Boersma-proef"
  adres_id $UUID,
  wijk_code TEXT,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, adres_id) REFERENCES adres (gemeente, id),
  FOREIGN KEY (gemeente, wijk_code) REFERENCES wijk (gemeente, code)
) $STRICT;
CREATE INDEX huishouden_adres ON huishouden (gemeente, adres_id);

CREATE TABLE huishouden_lid (
  gemeente INTEGER NOT NULL,
  huishouden_id $UUID NOT NULL,
  persoon_id $UUID NOT NULL,
  rol TEXT NOT NULL,
  gezag $BOOL NOT NULL,
  van $DATUM NOT NULL,
  tot $DATUM,
  PRIMARY KEY (gemeente, huishouden_id, persoon_id, van),
  FOREIGN KEY (gemeente, huishouden_id) REFERENCES huishouden (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id)
) $STRICT;
CREATE UNIQUE INDEX huishouden_lid_nu ON huishouden_lid (gemeente, huishouden_id, persoon_id) WHERE tot IS NULL;
CREATE INDEX huishouden_lid_persoon ON huishouden_lid (gemeente, persoon_id);

-- A melding always has one owner (team_id) and one due date (termijn_op): both NOT NULL, in one row (A2).
CREATE TABLE melding (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente),
  id $UUID NOT NULL,
  kenmerk TEXT NOT NULL,              -- public reference, can't be guessed
  bron_kenmerk TEXT,                  -- reference of the source, for import
  ontvangen_op $INSTANT NOT NULL,
  kanaal TEXT NOT NULL,
  soort TEXT NOT NULL,
  hoedanigheid TEXT NOT NULL,
  melder_naam TEXT NOT NULL,
  melder_organisatie TEXT NOT NULL,
  melder_contact TEXT NOT NULL,
  naam_noemen TEXT NOT NULL,
  over_naam TEXT NOT NULL,
  over_geboortedatum TEXT NOT NULL,   -- as told; may be a year or "ongeveer 40"
  over_adres TEXT NOT NULL,
  over_postcode TEXT NOT NULL,
  over_telefoon TEXT NOT NULL,
  onderwerp TEXT NOT NULL,            -- one line for the queue
  wat TEXT NOT NULL,
  sinds TEXT NOT NULL,
  gevaar TEXT NOT NULL,               -- ja | nee | onbekend
  gevaar_toelichting TEXT NOT NULL,
  met_kinderen TEXT NOT NULL,         -- ja | nee | onbekend
  urgentie TEXT NOT NULL,
  wijk_code TEXT,
  huishouden_id $UUID,
  persoon_id $UUID,
  casus_id $UUID,                     -- the casus it led to or was added to
  status TEXT NOT NULL,               -- nieuw | in_behandeling | afgerond | samengevoegd
  team_id $UUID NOT NULL,
  behandelaar_id $UUID,
  termijn_op $INSTANT NOT NULL,
  samengevoegd_met $UUID,
  uitkomst TEXT,
  uitkomst_reden TEXT NOT NULL,
  afgerond_op $INSTANT,
  terugkoppeling_voor $INSTANT NOT NULL,
  terugkoppeling_op $INSTANT,
  terugkoppeling_tekst TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  UNIQUE (gemeente, kenmerk),
  FOREIGN KEY (gemeente, team_id) REFERENCES team (gemeente, id),
  FOREIGN KEY (gemeente, behandelaar_id) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, huishouden_id) REFERENCES huishouden (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, samengevoegd_met) REFERENCES melding (gemeente, id),
  FOREIGN KEY (gemeente, wijk_code) REFERENCES wijk (gemeente, code),
  CHECK ((status IN ('afgerond', 'samengevoegd')) = (afgerond_op IS NOT NULL))
) $STRICT;
CREATE UNIQUE INDEX melding_bron ON melding (gemeente, bron_kenmerk) WHERE bron_kenmerk IS NOT NULL;
-- Holds all that the queue of the Meldpunt counts, filters and orders by, so that it reads no row that it does not show.
CREATE INDEX melding_open ON melding (gemeente, team_id, termijn_op, id, behandelaar_id, urgentie, met_kinderen, soort, wijk_code,
    ontvangen_op) WHERE afgerond_op IS NULL;
CREATE INDEX melding_huishouden ON melding (gemeente, huishouden_id);
CREATE INDEX melding_casus ON melding (gemeente, casus_id);
CREATE INDEX melding_terugkoppeling ON melding (gemeente, terugkoppeling_voor) WHERE terugkoppeling_op IS NULL;

CREATE TABLE aanbod (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  melding_id $UUID NOT NULL,
  van_team $UUID NOT NULL,
  naar_team $UUID NOT NULL,
  door_id $UUID NOT NULL,
  reden TEXT NOT NULL,
  aangeboden_op $INSTANT NOT NULL,
  antwoord_voor $INSTANT NOT NULL,
  status TEXT NOT NULL,               -- open | aanvaard | teruggegeven | verlopen | ingetrokken
  antwoord_door $UUID,
  antwoord_op $INSTANT,
  antwoord_reden TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, melding_id) REFERENCES melding (gemeente, id),
  FOREIGN KEY (gemeente, van_team) REFERENCES team (gemeente, id),
  FOREIGN KEY (gemeente, naar_team) REFERENCES team (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE UNIQUE INDEX aanbod_open ON aanbod (gemeente, melding_id) WHERE status = 'open';
CREATE INDEX aanbod_naar ON aanbod (gemeente, naar_team) WHERE status = 'open';
CREATE INDEX aanbod_melding ON aanbod (gemeente, melding_id);
CREATE INDEX aanbod_verlopen ON aanbod (gemeente, melding_id) WHERE status = 'verlopen';
CREATE INDEX aanbod_verloop ON aanbod (gemeente, antwoord_voor) WHERE status = 'open';

CREATE TABLE triage (
  gemeente INTEGER NOT NULL,
  melding_id $UUID NOT NULL,
  antwoorden TEXT NOT NULL,           -- JSON: area code -> ja | nee | onbekend (3-uit-8)
  ggsr TEXT NOT NULL,                 -- JSON
  probleemsoorten TEXT NOT NULL,      -- JSON array of codes
  hulp_geweigerd TEXT NOT NULL,       -- ja | nee | onbekend
  kenmerken TEXT NOT NULL,            -- JSON: what the routing advice needs besides
  gekozen_route TEXT,
  afwijk_reden TEXT NOT NULL,
  toelichting TEXT NOT NULL,
  door_id $UUID NOT NULL,
  bijgewerkt_op $INSTANT NOT NULL,
  afgerond_op $INSTANT,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, melding_id),
  FOREIGN KEY (gemeente, melding_id) REFERENCES melding (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id)
) $STRICT;

CREATE TABLE casus (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  kenmerk TEXT NOT NULL,
  huishouden_id $UUID NOT NULL,
  vorige_casus_id $UUID,              -- an earlier, closed casus of the same household
  fase TEXT NOT NULL,
  fase_sinds $INSTANT NOT NULL,
  fase_termijn $INSTANT NOT NULL,
  gestart_op $INSTANT NOT NULL,
  gesloten_op $INSTANT,
  sluit_reden TEXT NOT NULL,
  team_id $UUID NOT NULL,             -- team of the regisseur, or the team that waits for one
  regisseur_id $UUID,                 -- who holds the current row of `regie`; store::regie keeps the two equal
  doelgroep TEXT NOT NULL,
  samenvatting TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  UNIQUE (gemeente, kenmerk),
  FOREIGN KEY (gemeente, huishouden_id) REFERENCES huishouden (gemeente, id),
  FOREIGN KEY (gemeente, vorige_casus_id) REFERENCES casus (gemeente, id),
  FOREIGN KEY (gemeente, team_id) REFERENCES team (gemeente, id),
  FOREIGN KEY (gemeente, regisseur_id) REFERENCES medewerker (gemeente, id),
  CHECK ((fase = 'gesloten') = (gesloten_op IS NOT NULL)),
  CHECK (gesloten_op IS NULL OR regisseur_id IS NULL)
) $STRICT;
-- D1: one running casus per huishouden, by construction.
CREATE UNIQUE INDEX casus_lopend ON casus (gemeente, huishouden_id) WHERE gesloten_op IS NULL;
CREATE INDEX casus_huishouden ON casus (gemeente, huishouden_id);
CREATE INDEX casus_team_open ON casus (gemeente, team_id) WHERE gesloten_op IS NULL;
-- Load per regisseur and phase, and who waits for a regisseur, from the index alone.
CREATE INDEX casus_regisseur_open ON casus (gemeente, regisseur_id, fase) WHERE gesloten_op IS NULL;

CREATE TABLE fase_stap (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  casus_id $UUID NOT NULL,
  van TEXT,                           -- NULL for the first phase
  naar TEXT NOT NULL,
  op $INSTANT NOT NULL,
  door_id $UUID,
  reden TEXT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id)
) $STRICT;
CREATE INDEX fase_stap_casus ON fase_stap (gemeente, casus_id, op);

CREATE TABLE regie (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  casus_id $UUID NOT NULL,
  medewerker_id $UUID NOT NULL,
  van $INSTANT NOT NULL,
  tot $INSTANT,
  reden TEXT NOT NULL,                -- why this regisseur
  stem_inwoner TEXT NOT NULL,         -- what the resident said about the choice (D2)
  toegewezen_door $UUID NOT NULL,
  overmaat_reden TEXT NOT NULL,       -- filled only when over the maximum, by the procesmanager
  overmaat_tot $DATUM,
  einde_reden TEXT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id),
  FOREIGN KEY (gemeente, medewerker_id) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, toegewezen_door) REFERENCES medewerker (gemeente, id)
) $STRICT;
-- D1: one current regisseur per casus, by construction.
CREATE UNIQUE INDEX regie_nu ON regie (gemeente, casus_id) WHERE tot IS NULL;
CREATE INDEX regie_medewerker_nu ON regie (gemeente, medewerker_id) WHERE tot IS NULL;
CREATE INDEX regie_casus ON regie (gemeente, casus_id, van);

-- Who is involved with a household: professionals (with or without a sign-in) and network.
CREATE TABLE betrokkene (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  huishouden_id $UUID NOT NULL,
  casus_id $UUID,                     -- set: takes part in this casus (deelnemer)
  soort TEXT NOT NULL,                -- professional | netwerk
  medewerker_id $UUID,                -- set: has a sign-in and may see this casus until tot
  naam TEXT NOT NULL,
  organisatie_id $UUID,
  organisatie TEXT NOT NULL,
  rol TEXT NOT NULL,
  telefoon TEXT NOT NULL,
  email TEXT NOT NULL,
  grondslag TEXT NOT NULL,            -- as it was said
  grondslag_code TEXT NOT NULL,       -- deelnemer: code of the ground, looked at on every day; else empty
  doel TEXT NOT NULL,
  categorieen TEXT NOT NULL,          -- deelnemer: categories besides the minimal set, comma separated codes
  sinds $DATUM NOT NULL,
  tot $DATUM,
  bevestigd_op $DATUM,                -- deelnemer: last time that the regisseur said it still holds
  einde_reden TEXT NOT NULL,
  bron TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, huishouden_id) REFERENCES huishouden (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id),
  FOREIGN KEY (gemeente, medewerker_id) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, organisatie_id) REFERENCES organisatie (gemeente, id)
) $STRICT;
CREATE INDEX betrokkene_huishouden ON betrokkene (gemeente, huishouden_id);
CREATE INDEX betrokkene_casus ON betrokkene (gemeente, casus_id);
CREATE INDEX betrokkene_medewerker ON betrokkene (gemeente, medewerker_id) WHERE medewerker_id IS NOT NULL;

-- Bekendheidscheck: is this person known with this partner, who takes part in the casus? No content.
CREATE TABLE bekendheid (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  casus_id $UUID NOT NULL,
  persoon_id $UUID NOT NULL,
  betrokkene_id $UUID NOT NULL,       -- the deelname of who is asked
  doel TEXT NOT NULL,
  grondslag TEXT NOT NULL,            -- of the deelname when it was asked
  verteld TEXT NOT NULL,              -- ja | nee: does the person know that it is asked?
  verteld_reden TEXT NOT NULL,
  gevraagd_op $INSTANT NOT NULL,
  gevraagd_door $UUID NOT NULL,
  uiterlijk $DATUM NOT NULL,
  uitkomst TEXT,                      -- bekend | niet_bekend | geweigerd
  reden TEXT NOT NULL,                -- why refused; else empty
  geantwoord_op $INSTANT,
  ingetrokken_op $INSTANT,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, betrokkene_id) REFERENCES betrokkene (gemeente, id),
  FOREIGN KEY (gemeente, gevraagd_door) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE INDEX bekendheid_casus ON bekendheid (gemeente, casus_id);
CREATE INDEX bekendheid_persoon ON bekendheid (gemeente, persoon_id);
-- One open question per person and partner, by construction.
CREATE UNIQUE INDEX bekendheid_open ON bekendheid (gemeente, betrokkene_id, persoon_id) WHERE geantwoord_op IS NULL AND ingetrokken_op IS NULL;

-- Verrijking: one question to a partner who said that the person is known.
CREATE TABLE verrijking (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  bekendheid_id $UUID NOT NULL,
  categorie TEXT NOT NULL,            -- of data that the answer is
  vraag TEXT NOT NULL,
  doel TEXT NOT NULL,
  grondslag TEXT NOT NULL,            -- of the deelname when it was asked
  gevraagd_op $INSTANT NOT NULL,
  gevraagd_door $UUID NOT NULL,
  uiterlijk $DATUM NOT NULL,
  antwoord TEXT NOT NULL,             -- empty until answered, or refused
  weiger_reden TEXT NOT NULL,
  beantwoord_op $INSTANT,
  ingetrokken_op $INSTANT,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, bekendheid_id) REFERENCES bekendheid (gemeente, id),
  FOREIGN KEY (gemeente, gevraagd_door) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE INDEX verrijking_bekendheid ON verrijking (gemeente, bekendheid_id);

-- What was decided about a change that comes with age or school (D7).
CREATE TABLE overgang_regeling (
  gemeente INTEGER NOT NULL,
  persoon_id $UUID NOT NULL,
  overgang TEXT NOT NULL,             -- 16_half | 18 | naar_mbo | ...
  dag $DATUM NOT NULL,                -- of the change
  regeling TEXT NOT NULL,             -- geregeld | niet_nodig
  toelichting TEXT NOT NULL,
  op $INSTANT NOT NULL,
  door_id $UUID NOT NULL,
  PRIMARY KEY (gemeente, persoon_id, overgang, dag),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id)
) $STRICT;

-- A warm handover to who helps afterwards, who takes part in the casus and confirms it.
CREATE TABLE overdracht (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  casus_id $UUID NOT NULL,
  persoon_id $UUID NOT NULL,
  overgang TEXT NOT NULL,
  dag $DATUM NOT NULL,                -- of the change
  betrokkene_id $UUID NOT NULL,       -- the deelname of who receives
  wat TEXT NOT NULL,
  gevraagd_op $INSTANT NOT NULL,
  gevraagd_door $UUID NOT NULL,
  uiterlijk $DATUM NOT NULL,
  besluit TEXT,                       -- bevestigd | afgewezen
  gesprek_op $DATUM,                  -- the conversation in which it was done
  toelichting TEXT NOT NULL,          -- who were there and what was agreed; or why not
  besloten_op $INSTANT,
  ingetrokken_op $INSTANT,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, betrokkene_id) REFERENCES betrokkene (gemeente, id),
  FOREIGN KEY (gemeente, gevraagd_door) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE INDEX overdracht_casus ON overdracht (gemeente, casus_id);
CREATE INDEX overdracht_persoon ON overdracht (gemeente, persoon_id);
-- One open question per person, change and receiving party, by construction.
CREATE UNIQUE INDEX overdracht_open ON overdracht (gemeente, betrokkene_id, persoon_id, overgang) WHERE besloten_op IS NULL AND ingetrokken_op IS NULL;

-- What the BRP says of the family of somebody who lives in no household here, until there is one.
CREATE TABLE brp_relatie (
  gemeente INTEGER NOT NULL,
  persoon_id $UUID NOT NULL,
  nr INTEGER NOT NULL,
  soort TEXT NOT NULL,                -- as in relatie
  andersom $BOOL NOT NULL,            -- the person is ... of the other
  ander_id $UUID,                     -- the other, when it is a person here
  naam TEXT NOT NULL,                 -- of the other; empty: there is no other
  geslacht TEXT NOT NULL,
  geboortejaar INTEGER,
  sinds $DATUM,
  tot $DATUM,
  toelichting TEXT NOT NULL,
  PRIMARY KEY (gemeente, persoon_id, nr),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, ander_id) REFERENCES persoon (gemeente, id)
) $STRICT;
CREATE INDEX brp_relatie_ander ON brp_relatie (gemeente, ander_id) WHERE ander_id IS NOT NULL;

-- The last question to the BRP about a person, and whether it waits for an answer (I4).
CREATE TABLE brp_verzoek (
  gemeente INTEGER NOT NULL,
  persoon_id $UUID NOT NULL,
  gevraagd_op $INSTANT NOT NULL,
  gevraagd_door $UUID,
  stand TEXT NOT NULL,                -- wacht | klaar | mislukt
  pogingen INTEGER NOT NULL,
  volgende_op $INSTANT NOT NULL,      -- not asked again before this
  gedaan_op $INSTANT,
  uitkomst TEXT,                      -- gelijk | bijgewerkt | verschilt
  waarom TEXT NOT NULL,               -- why there is no answer; else empty
  PRIMARY KEY (gemeente, persoon_id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, gevraagd_door) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE INDEX brp_verzoek_wacht ON brp_verzoek (gemeente, volgende_op) WHERE stand = 'wacht';

-- Who belongs to more than one household has one as the main one: one by the key. Without a row it is the only one.
CREATE TABLE hoofdverblijf (
  gemeente INTEGER NOT NULL,
  persoon_id $UUID NOT NULL,
  huishouden_id $UUID NOT NULL,
  PRIMARY KEY (gemeente, persoon_id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, huishouden_id) REFERENCES huishouden (gemeente, id)
) $STRICT;

-- People who went from one household to another: a split, a move, two that became one. What it takes to go back is kept.
CREATE TABLE splitsing (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  van_id $UUID NOT NULL,
  naar_id $UUID NOT NULL,
  nieuw $BOOL NOT NULL,               -- the household where they went was made for it
  besloten_door TEXT NOT NULL,
  reden TEXT NOT NULL,
  dag $DATUM NOT NULL,
  op $INSTANT NOT NULL,
  door_id $UUID NOT NULL,
  terug_op $INSTANT,
  terug_door $UUID,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, van_id) REFERENCES huishouden (gemeente, id),
  FOREIGN KEY (gemeente, naar_id) REFERENCES huishouden (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, terug_door) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE INDEX splitsing_van ON splitsing (gemeente, van_id, op);
CREATE INDEX splitsing_naar ON splitsing (gemeente, naar_id, op);

CREATE TABLE splitsing_lid (
  gemeente INTEGER NOT NULL,
  splitsing_id $UUID NOT NULL,
  persoon_id $UUID NOT NULL,
  beide $BOOL NOT NULL,               -- belongs to both since then
  was_hier $BOOL NOT NULL,            -- belonged to the other household already
  verhuisd $BOOL NOT NULL,            -- got the address of the other household
  adres_van $UUID,
  verblijf_van TEXT,
  hoofd_van $UUID,                    -- main household before, when there was a choice
  PRIMARY KEY (gemeente, splitsing_id, persoon_id),
  FOREIGN KEY (gemeente, splitsing_id) REFERENCES splitsing (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, adres_van) REFERENCES adres (gemeente, id)
) $STRICT;

-- Family that lives elsewhere and is no client: the least that a genogram needs (B6, Wmo 5.1.1).
CREATE TABLE verwant (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  huishouden_id $UUID NOT NULL,
  naam TEXT NOT NULL,
  geslacht TEXT NOT NULL,             -- m | v | x | onbekend
  geboortejaar INTEGER,
  overleden $BOOL NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, huishouden_id) REFERENCES huishouden (gemeente, id)
) $STRICT;
CREATE INDEX verwant_huishouden ON verwant (gemeente, huishouden_id);

-- Relations: "met" is … of "over" (parent of child, guardian of child, carer of who is cared for). Corrected in place with
-- a version; what ended keeps its row.
CREATE TABLE relatie (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  huishouden_id $UUID NOT NULL,       -- where it was recorded: decides who may change it
  soort TEXT NOT NULL,
  over_persoon_id $UUID,
  over_verwant_id $UUID,
  met_persoon_id $UUID,               -- none of the three: gezag that nobody has
  met_verwant_id $UUID,
  met_betrokkene_id $UUID,
  sterkte TEXT NOT NULL,              -- empty: nobody said
  sinds $DATUM,
  tot $DATUM,
  toelichting TEXT NOT NULL,
  bron TEXT NOT NULL,
  bevestigd_op $DATUM NOT NULL,
  door_id $UUID,                      -- NULL: read from a register
  op $INSTANT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, huishouden_id) REFERENCES huishouden (gemeente, id),
  FOREIGN KEY (gemeente, over_persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, over_verwant_id) REFERENCES verwant (gemeente, id),
  FOREIGN KEY (gemeente, met_persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, met_verwant_id) REFERENCES verwant (gemeente, id),
  FOREIGN KEY (gemeente, met_betrokkene_id) REFERENCES betrokkene (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id),
  CHECK ((over_persoon_id IS NULL) <> (over_verwant_id IS NULL))
) $STRICT;
CREATE INDEX relatie_huishouden ON relatie (gemeente, huishouden_id);
CREATE INDEX relatie_over ON relatie (gemeente, over_persoon_id);
CREATE INDEX relatie_met ON relatie (gemeente, met_persoon_id);

-- Conflict of interest: shut out of a household, whatever the role.
CREATE TABLE uitsluiting (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  huishouden_id $UUID NOT NULL,
  medewerker_id $UUID NOT NULL,
  soort TEXT NOT NULL,                -- zelf | procesmanager
  reden TEXT NOT NULL,
  sinds $INSTANT NOT NULL,
  door_id $UUID NOT NULL,
  opgeheven_op $INSTANT,
  opgeheven_door $UUID,
  opgeheven_reden TEXT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, huishouden_id) REFERENCES huishouden (gemeente, id),
  FOREIGN KEY (gemeente, medewerker_id) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE UNIQUE INDEX uitsluiting_nu ON uitsluiting (gemeente, medewerker_id, huishouden_id) WHERE opgeheven_op IS NULL;
CREATE INDEX uitsluiting_huishouden ON uitsluiting (gemeente, huishouden_id);

-- A restricted person. Every household that they belong or belonged to is hidden, but for who has access by name.
CREATE TABLE afscherming (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  persoon_id $UUID NOT NULL,
  soort TEXT NOT NULL,                -- collega | bestuurder | bedreigd | anders
  reden TEXT NOT NULL,
  sinds $INSTANT NOT NULL,
  door_id $UUID NOT NULL,
  opgeheven_op $INSTANT,
  opgeheven_door $UUID,
  opgeheven_reden TEXT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE UNIQUE INDEX afscherming_nu ON afscherming (gemeente, persoon_id) WHERE opgeheven_op IS NULL;

-- Access by name to a restricted person.
CREATE TABLE afscherming_toegang (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  persoon_id $UUID NOT NULL,
  medewerker_id $UUID NOT NULL,
  reden TEXT NOT NULL,
  sinds $INSTANT NOT NULL,
  door_id $UUID NOT NULL,
  tot $DATUM,
  ingetrokken_op $INSTANT,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, medewerker_id) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE UNIQUE INDEX afscherming_toegang_nu ON afscherming_toegang (gemeente, persoon_id, medewerker_id) WHERE ingetrokken_op IS NULL;

-- Break-glass: emergency access for some hours, judged by the FG afterwards.
CREATE TABLE noodtoegang (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  huishouden_id $UUID NOT NULL,
  casus_id $UUID,
  medewerker_id $UUID NOT NULL,
  reden TEXT NOT NULL,
  van $INSTANT NOT NULL,
  tot $INSTANT NOT NULL,
  oordeel TEXT,                       -- terecht | onterecht
  oordeel_reden TEXT NOT NULL,
  beoordeeld_op $INSTANT,
  beoordeeld_door $UUID,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, huishouden_id) REFERENCES huishouden (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id),
  FOREIGN KEY (gemeente, medewerker_id) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, beoordeeld_door) REFERENCES medewerker (gemeente, id),
  CHECK ((oordeel IS NULL) = (beoordeeld_op IS NULL)),
  CHECK (beoordeeld_door IS NULL OR beoordeeld_door <> medewerker_id)
) $STRICT;
CREATE INDEX noodtoegang_medewerker ON noodtoegang (gemeente, medewerker_id, tot);
CREATE INDEX noodtoegang_huishouden ON noodtoegang (gemeente, huishouden_id);
CREATE INDEX noodtoegang_open ON noodtoegang (gemeente, van) WHERE oordeel IS NULL;

-- Somebody asks to take part in a casus.
CREATE TABLE toegangsverzoek (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  casus_id $UUID NOT NULL,
  medewerker_id $UUID NOT NULL,
  rol TEXT NOT NULL,
  reden TEXT NOT NULL,
  gevraagd_op $INSTANT NOT NULL,
  status TEXT NOT NULL,               -- open | toegekend | afgewezen | ingetrokken
  besluit_reden TEXT NOT NULL,
  besloten_op $INSTANT,
  besloten_door $UUID,
  betrokkene_id $UUID,                -- the deelname that came of it
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id),
  FOREIGN KEY (gemeente, medewerker_id) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, besloten_door) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, betrokkene_id) REFERENCES betrokkene (gemeente, id),
  CHECK ((status = 'open') = (besloten_op IS NULL)),
  CHECK (status NOT IN ('toegekend', 'afgewezen') OR besloten_door <> medewerker_id)
) $STRICT;
CREATE UNIQUE INDEX toegangsverzoek_open ON toegangsverzoek (gemeente, casus_id, medewerker_id) WHERE status = 'open';
CREATE INDEX toegangsverzoek_medewerker ON toegangsverzoek (gemeente, medewerker_id);

-- Contact notes. The text never changes: a correction is a new note (corrigeert_id).
CREATE TABLE notitie (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  casus_id $UUID NOT NULL,
  auteur_id $UUID NOT NULL,
  gemaakt_op $INSTANT NOT NULL,
  contact_op $INSTANT NOT NULL,
  vorm TEXT NOT NULL,
  resultaat TEXT,
  categorie TEXT NOT NULL,
  leefgebied TEXT,
  feiten TEXT NOT NULL,
  mening TEXT NOT NULL,
  bron TEXT NOT NULL,
  corrigeert_id $UUID,
  vastgezet $BOOL NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id),
  FOREIGN KEY (gemeente, auteur_id) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, corrigeert_id) REFERENCES notitie (gemeente, id)
) $STRICT;
CREATE INDEX notitie_casus ON notitie (gemeente, casus_id, contact_op);

CREATE TABLE notitie_persoon (
  gemeente INTEGER NOT NULL,
  notitie_id $UUID NOT NULL,
  persoon_id $UUID NOT NULL,
  PRIMARY KEY (gemeente, notitie_id, persoon_id),
  FOREIGN KEY (gemeente, notitie_id) REFERENCES notitie (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id)
) $STRICT;

CREATE TABLE intake (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  casus_id $UUID NOT NULL,
  gestart_op $INSTANT NOT NULL,
  afgerond_op $INSTANT,
  door_id $UUID NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE INDEX intake_casus ON intake (gemeente, casus_id);
CREATE UNIQUE INDEX intake_open ON intake (gemeente, casus_id) WHERE afgerond_op IS NULL;

CREATE TABLE intake_antwoord (
  gemeente INTEGER NOT NULL,
  intake_id $UUID NOT NULL,
  leefgebied TEXT NOT NULL,
  eigen_woorden TEXT NOT NULL,
  wens TEXT NOT NULL,
  eigen_kracht TEXT NOT NULL,
  ernst INTEGER,                      -- 1 (acute) .. 5 (goes well)
  al_betrokken TEXT NOT NULL,
  bron TEXT NOT NULL,
  vastgelegd_door $UUID NOT NULL,
  bevestigd_op $DATUM NOT NULL,
  PRIMARY KEY (gemeente, intake_id, leefgebied),
  FOREIGN KEY (gemeente, intake_id) REFERENCES intake (gemeente, id),
  CHECK (ernst IS NULL OR ernst BETWEEN 1 AND 5)
) $STRICT;

-- The plan: one per casus. plan.version is the optimistic lock on goals and actions together.
CREATE TABLE plan (
  gemeente INTEGER NOT NULL,
  casus_id $UUID NOT NULL,
  evaluatie_op $DATUM,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, casus_id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id)
) $STRICT;

CREATE TABLE doel (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  casus_id $UUID NOT NULL,
  leefgebied TEXT NOT NULL,
  tekst TEXT NOT NULL,                -- in the resident's words
  score_begin INTEGER,
  score_nu INTEGER,
  volgorde INTEGER NOT NULL,
  vervallen_reden TEXT,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES plan (gemeente, casus_id)
) $STRICT;
CREATE INDEX doel_casus ON doel (gemeente, casus_id);

CREATE TABLE actie (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  casus_id $UUID NOT NULL,
  doel_id $UUID NOT NULL,
  tekst TEXT NOT NULL,
  wie_soort TEXT NOT NULL,            -- inwoner | netwerk | professional
  wie TEXT NOT NULL,
  persoon_id $UUID,
  betrokkene_id $UUID,
  trede INTEGER NOT NULL,             -- 1 eigen kracht .. 4 maatwerk
  trede_reden TEXT NOT NULL,
  voor $DATUM NOT NULL,
  status TEXT NOT NULL,               -- open | bezig | gelukt | niet_gelukt | vervallen
  status_reden TEXT NOT NULL,
  gestart_op $DATUM,
  afgerond_op $DATUM,
  volgorde INTEGER NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, doel_id) REFERENCES doel (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES plan (gemeente, casus_id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, betrokkene_id) REFERENCES betrokkene (gemeente, id),
  CHECK (trede BETWEEN 1 AND 4)
) $STRICT;
CREATE INDEX actie_casus ON actie (gemeente, casus_id);
CREATE INDEX actie_lopend ON actie (gemeente, casus_id, voor) WHERE status IN ('open', 'bezig');

-- Frozen versions; a row is never changed except for what others say of it (mdo_*).
CREATE TABLE planversie (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  casus_id $UUID NOT NULL,
  nummer INTEGER NOT NULL,
  inhoud TEXT NOT NULL,               -- JSON snapshot (domain::plan::PlanInhoud)
  gemaakt_op $INSTANT NOT NULL,
  gemaakt_door $UUID NOT NULL,
  mdo_gezien_op $INSTANT,
  mdo_opmerking TEXT NOT NULL,
  PRIMARY KEY (gemeente, id),
  UNIQUE (gemeente, casus_id, nummer),
  FOREIGN KEY (gemeente, casus_id) REFERENCES plan (gemeente, casus_id),
  FOREIGN KEY (gemeente, gemaakt_door) REFERENCES medewerker (gemeente, id)
) $STRICT;

CREATE TABLE plan_akkoord (
  gemeente INTEGER NOT NULL,
  planversie_id $UUID NOT NULL,
  partij TEXT NOT NULL,               -- persoon id, or name of the partner
  naam TEXT NOT NULL,
  persoon_id $UUID,
  oordeel TEXT NOT NULL,              -- akkoord | deels | oneens
  reden TEXT NOT NULL,
  wijze TEXT NOT NULL,                -- how it was given: gesprek | telefoon | brief
  op $INSTANT NOT NULL,
  vastgelegd_door $UUID NOT NULL,
  PRIMARY KEY (gemeente, planversie_id, partij),
  FOREIGN KEY (gemeente, planversie_id) REFERENCES planversie (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id)
) $STRICT;

CREATE TABLE overleg (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  soort TEXT NOT NULL,                -- mdo
  datum $DATUM NOT NULL,
  voorzitter_id $UUID,
  PRIMARY KEY (gemeente, id),
  UNIQUE (gemeente, soort, datum),
  FOREIGN KEY (gemeente, voorzitter_id) REFERENCES medewerker (gemeente, id)
) $STRICT;

CREATE TABLE agendapunt (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  overleg_id $UUID NOT NULL,
  casus_id $UUID NOT NULL,
  soort TEXT NOT NULL,                -- toewijzen | plan_zien
  vraag TEXT NOT NULL,
  status TEXT NOT NULL,               -- open | besloten | ingetrokken
  besluit TEXT NOT NULL,
  besloten_op $INSTANT,
  besloten_door $UUID,
  aangemaakt_op $INSTANT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, overleg_id) REFERENCES overleg (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id)
) $STRICT;
CREATE UNIQUE INDEX agendapunt_open ON agendapunt (gemeente, casus_id, soort) WHERE status = 'open';
CREATE INDEX agendapunt_overleg ON agendapunt (gemeente, overleg_id);
CREATE INDEX agendapunt_casus ON agendapunt (gemeente, casus_id);

CREATE TABLE taak (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  soort TEXT NOT NULL,                -- nazorg | bellen | evaluatie | overig
  tekst TEXT NOT NULL,
  casus_id $UUID,
  medewerker_id $UUID,                -- one person, or
  team_id $UUID,                      -- a team
  voor $DATUM NOT NULL,
  status TEXT NOT NULL,               -- open | gedaan | vervallen
  gedaan_op $INSTANT,
  gedaan_door $UUID,
  uitkomst TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id),
  FOREIGN KEY (gemeente, medewerker_id) REFERENCES medewerker (gemeente, id),
  FOREIGN KEY (gemeente, team_id) REFERENCES team (gemeente, id),
  CHECK (medewerker_id IS NOT NULL OR team_id IS NOT NULL)
) $STRICT;
CREATE INDEX taak_medewerker ON taak (gemeente, medewerker_id, voor) WHERE status = 'open';
CREATE INDEX taak_casus ON taak (gemeente, casus_id);

-- A decision to give up outreach (D11). A later attempt or contact takes it up again by itself; the row stays.
CREATE TABLE contact_besluit (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  casus_id $UUID NOT NULL,
  besluit_van TEXT NOT NULL,          -- mdo | procesmanager
  besloten_op $DATUM NOT NULL,
  reden TEXT NOT NULL,
  pogingen INTEGER NOT NULL,          -- attempts without contact at that moment
  op $INSTANT NOT NULL,
  door_id $UUID NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE INDEX contact_besluit_casus ON contact_besluit (gemeente, casus_id, op);

-- Warnings for who visits, and flags about sharing (D10). The text never changes; a review or the end is a row of waarschuwing_stap.
CREATE TABLE waarschuwing (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  huishouden_id $UUID NOT NULL,
  persoon_id $UUID,                   -- one member; NULL: the household
  soort TEXT NOT NULL,
  tekst TEXT NOT NULL,
  met_wie TEXT NOT NULL,              -- niet_delen: with whom not
  met_persoon_id $UUID,               -- niet_delen: with which member not
  sinds $DATUM NOT NULL,
  herbeoordelen_op $DATUM NOT NULL,   -- as agreed last
  beeindigd_op $INSTANT,
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, huishouden_id) REFERENCES huishouden (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id)
) $STRICT;
CREATE INDEX waarschuwing_huishouden ON waarschuwing (gemeente, huishouden_id, beeindigd_op);

-- What was agreed about a warning: when it was made, at each review, at its end. Append-only.
CREATE TABLE waarschuwing_stap (
  gemeente INTEGER NOT NULL,
  waarschuwing_id $UUID NOT NULL,
  version BIGINT NOT NULL,            -- of the warning, that this step made
  stap TEXT NOT NULL,                 -- gemaakt | verlengd | beeindigd
  op $INSTANT NOT NULL,
  door_id $UUID NOT NULL,
  reden TEXT NOT NULL,
  herbeoordelen_op $DATUM,            -- NULL at the end
  akkoord_naam TEXT NOT NULL,
  akkoord_functie TEXT NOT NULL,
  verteld TEXT,                       -- ja | nee; NULL at the end
  verteld_reden TEXT NOT NULL,
  vertellen_op $DATUM,
  PRIMARY KEY (gemeente, waarschuwing_id, version),
  FOREIGN KEY (gemeente, waarschuwing_id) REFERENCES waarschuwing (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id)
) $STRICT;

-- Why an address was made secret or open again, and why somebody had it shown. Append-only; the journaal has no free text.
CREATE TABLE adres_geheim_stap (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  huishouden_id $UUID NOT NULL,
  persoon_id $UUID,                   -- NULL: shown, for the whole household
  stap TEXT NOT NULL,                 -- gezet | opgeheven | getoond
  reden TEXT NOT NULL,
  op $INSTANT NOT NULL,
  door_id $UUID NOT NULL,
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, huishouden_id) REFERENCES huishouden (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, door_id) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE INDEX adres_geheim_stap_huishouden ON adres_geheim_stap (gemeente, huishouden_id, op);

-- The verwijsindex (Jeugdwet 7.1). How it works in a gemeente: the newest version counts, and none is off. Can be read by
-- other gemeenten: two work together only when each names the other.
CREATE TABLE verwijsinstelling (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente),
  versie BIGINT NOT NULL,
  modus TEXT NOT NULL,                -- uit | afbouw | aan
  regio TEXT NOT NULL,                -- numbers of gemeenten, comma separated
  herinner_na INTEGER NOT NULL,       -- days
  procesmanager_na INTEGER NOT NULL,  -- days
  proef_grond TEXT,                   -- pilot for adults: ground, period and gemeenten, or none of the four
  proef_van $DATUM,
  proef_tot $DATUM,
  proef_gemeenten TEXT,
  instituten TEXT NOT NULL,           -- addresses of institutions, one on each line
  door_id $UUID NOT NULL,
  op $INSTANT NOT NULL,
  PRIMARY KEY (gemeente, versie),
  CHECK ((proef_grond IS NULL) = (proef_van IS NULL) AND (proef_grond IS NULL) = (proef_tot IS NULL)
     AND (proef_grond IS NULL) = (proef_gemeenten IS NULL))
) $STRICT;

-- Who may place signalen, by name, for an organisation and a domain. Staff only; what a match shows of them.
CREATE TABLE verwijsmelder (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  medewerker_id $UUID NOT NULL,
  domein TEXT NOT NULL,
  organisatie TEXT NOT NULL,
  telefoon TEXT NOT NULL,
  email TEXT NOT NULL,
  coordinator TEXT NOT NULL,          -- whom to call when this melder is away
  van $DATUM NOT NULL,
  tot $DATUM,                         -- last day
  version BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id),
  UNIQUE (gemeente, medewerker_id),
  FOREIGN KEY (gemeente, medewerker_id) REFERENCES medewerker (gemeente, id)
) $STRICT;

-- A signaal holds exactly what the law names, and no more: whom, by whom, when, and until when. After its end it lies in
-- the archive when archief_tot is filled; verwijderen_op is then the day on which it ended.
CREATE TABLE verwijssignaal (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,
  persoon_id $UUID NOT NULL,
  melder_id $UUID NOT NULL,
  geplaatst_op $INSTANT NOT NULL,
  verwijderen_op $DATUM NOT NULL,     -- first day on which it is gone
  archief_tot $DATUM,                 -- first day on which the archive is gone
  PRIMARY KEY (gemeente, id),
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id),
  FOREIGN KEY (gemeente, melder_id) REFERENCES verwijsmelder (gemeente, id)
) $STRICT;
CREATE UNIQUE INDEX verwijssignaal_lopend ON verwijssignaal (gemeente, persoon_id, melder_id) WHERE archief_tot IS NULL;
CREATE INDEX verwijssignaal_persoon ON verwijssignaal (gemeente, persoon_id);
CREATE INDEX verwijssignaal_melder ON verwijssignaal (gemeente, melder_id);
CREATE INDEX verwijssignaal_eind ON verwijssignaal (gemeente, verwijderen_op) WHERE archief_tot IS NULL;
CREATE INDEX verwijssignaal_archief ON verwijssignaal (gemeente, archief_tot) WHERE archief_tot IS NOT NULL;

-- Pseudonyms (keyed hashes, the same for all gemeenten of the installation) by which signalen meet. In the archive only
-- that of the youth stays. Can be read by other gemeenten; nothing leads from here to a person but in the own gemeente.
CREATE TABLE verwijssleutel (
  gemeente INTEGER NOT NULL,
  signaal_id $UUID NOT NULL,
  soort TEXT NOT NULL,                -- jeugdige | ouder | adres
  sleutel $BYTES NOT NULL,
  sleutelnummer INTEGER NOT NULL,     -- which key made it
  melder_id $UUID NOT NULL,
  volwassen $BOOL NOT NULL,           -- pilot only
  archief $BOOL NOT NULL,
  tot $DATUM NOT NULL,                -- first day on which it is gone
  PRIMARY KEY (gemeente, signaal_id, soort, sleutel),
  FOREIGN KEY (gemeente, signaal_id) REFERENCES verwijssignaal (gemeente, id)
) $STRICT;
CREATE INDEX verwijssleutel_zoek ON verwijssleutel (sleutel, soort);
CREATE INDEX verwijssleutel_volwassen ON verwijssleutel (gemeente, signaal_id) WHERE volwassen;

-- Two signalen that met, and what came of it. Of two gemeenten, so it has no gemeente of its own, and holds ids only.
CREATE TABLE verwijsmatch (
  id $UUID NOT NULL PRIMARY KEY,
  een_gemeente INTEGER NOT NULL,
  een_signaal $UUID NOT NULL,
  een_melder $UUID NOT NULL,
  ander_gemeente INTEGER NOT NULL,
  ander_signaal $UUID NOT NULL,
  ander_melder $UUID NOT NULL,
  soort TEXT NOT NULL,                -- jeugdige | ouder | adres | archief (told to `een` alone, once)
  ontstaan_op $INSTANT NOT NULL,
  status TEXT NOT NULL,               -- nieuw | contact | afgestemd | niet_nodig
  reden TEXT NOT NULL,                -- code: why coordinating is not needed
  regie TEXT NOT NULL,                -- een | ander, who directs; empty: not agreed yet
  version BIGINT NOT NULL,
  UNIQUE (een_gemeente, een_signaal, ander_gemeente, ander_signaal)
) $STRICT;
CREATE INDEX verwijsmatch_een ON verwijsmatch (een_gemeente, een_melder);
CREATE INDEX verwijsmatch_ander ON verwijsmatch (ander_gemeente, ander_melder);
CREATE INDEX verwijsmatch_ander_signaal ON verwijsmatch (ander_gemeente, ander_signaal);

-- Answers to open ends at closing (D5).
CREATE TABLE open_eind_antwoord (
  gemeente INTEGER NOT NULL,
  casus_id $UUID NOT NULL,
  sleutel TEXT NOT NULL,
  antwoord TEXT NOT NULL,
  reden TEXT NOT NULL,
  door_id $UUID NOT NULL,
  op $INSTANT NOT NULL,
  PRIMARY KEY (gemeente, casus_id, sleutel),
  FOREIGN KEY (gemeente, casus_id) REFERENCES casus (gemeente, id)
) $STRICT;

-- Half-written forms, kept on the server. eigenaar: medewerker id, or a random key for the public form.
CREATE TABLE concept (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente),
  eigenaar TEXT NOT NULL,
  formulier TEXT NOT NULL,            -- e.g. "notitie:<casus id>"
  inhoud TEXT NOT NULL,               -- JSON [[field, value], ...]
  bijgewerkt_op $INSTANT NOT NULL,
  bladzijde TEXT NOT NULL,            -- which opened page sent it; empty: a form sent by hand
  nummer BIGINT NOT NULL,             -- counts the changes on that page: what arrives late must not undo what came after
  PRIMARY KEY (gemeente, eigenaar, formulier)
) $STRICT;

-- A form that was handled: its second submit leads to the same result and does nothing.
CREATE TABLE verwerkt_formulier (
  gemeente INTEGER NOT NULL REFERENCES gemeente (gemeente),
  sleutel $UUID NOT NULL,
  resultaat TEXT NOT NULL,            -- what the first submit made
  op $INSTANT NOT NULL,
  PRIMARY KEY (gemeente, sleutel)
) $STRICT;

CREATE TABLE sessie (
  sleutel $BYTES NOT NULL PRIMARY KEY, -- SHA-256 of the cookie
  id $UUID NOT NULL,                   -- to name it on a screen; opens nothing
  gemeente INTEGER NOT NULL,
  medewerker_id $UUID NOT NULL,
  gestart_op $INSTANT NOT NULL,
  gezien_op $INSTANT NOT NULL,
  verloopt_op $INSTANT NOT NULL,
  rollen TEXT,                         -- roles that the provider gave; NULL: those of the medewerker
  hoe TEXT NOT NULL,                   -- werkaccount | demo | noodaccount
  browser TEXT NOT NULL,               -- family and system only: "Firefox op Windows"
  FOREIGN KEY (gemeente, medewerker_id) REFERENCES medewerker (gemeente, id)
) $STRICT;
CREATE INDEX sessie_medewerker ON sessie (gemeente, medewerker_id);

-- A resident who is signed in. Another kind of session than that of a medewerker, in another table: the one never opens
-- what the other does. No BSN: that is looked up once, and not kept.
CREATE TABLE inwonersessie (
  sleutel $BYTES NOT NULL PRIMARY KEY, -- SHA-256 of the cookie
  gemeente INTEGER NOT NULL,
  persoon_id $UUID,                    -- NULL: not known here
  gestart_op $INSTANT NOT NULL,
  gezien_op $INSTANT NOT NULL,
  verloopt_op $INSTANT NOT NULL,
  FOREIGN KEY (gemeente, persoon_id) REFERENCES persoon (gemeente, id)
) $STRICT;
CREATE INDEX inwonersessie_persoon ON inwonersessie (gemeente, persoon_id);

-- Emergency account of a beheerder: for when the provider is down.
CREATE TABLE noodaccount (
  gemeente INTEGER NOT NULL,
  medewerker_id $UUID NOT NULL,
  wachtwoord TEXT NOT NULL,            -- argon2id, as a PHC string
  totp_versleuteld $BYTES NOT NULL,    -- secret of the codes, AES-256-GCM
  totp_sleutelnummer INTEGER NOT NULL, -- number of the key that made it
  laatste_stap BIGINT NOT NULL,        -- time step of the last code that was used: a code works once
  gemaakt_op $INSTANT NOT NULL,
  PRIMARY KEY (gemeente, medewerker_id),
  FOREIGN KEY (gemeente, medewerker_id) REFERENCES medewerker (gemeente, id)
) $STRICT;

-- Somebody is at the provider to sign in. Taken out when they come back, so that a callback works once.
CREATE TABLE aanmeldpoging (
  state $BYTES NOT NULL PRIMARY KEY,   -- SHA-256 of the state in the address
  gemeente INTEGER NOT NULL,
  browser $BYTES NOT NULL,             -- SHA-256 of the cookie of the browser that asked
  nonce TEXT NOT NULL,
  pkce TEXT NOT NULL,                  -- code verifier
  na TEXT NOT NULL,                    -- path of ours to go on to
  verloopt_op $INSTANT NOT NULL
) $STRICT;
CREATE INDEX aanmeldpoging_verloopt ON aanmeldpoging (verloopt_op);

-- Append-only. No names or texts of residents: ids, codes and names of field groups only.
CREATE TABLE journaal (
  gemeente INTEGER NOT NULL,
  id $UUID NOT NULL,                  -- UUID v7: also the order
  op $INSTANT NOT NULL,
  medewerker_id $UUID,                -- NULL: a melder without account, or the system
  rol TEXT NOT NULL,
  handeling TEXT NOT NULL,            -- action code, e.g. casus.openen
  soort TEXT NOT NULL,                -- gemaakt | gewijzigd | gelezen | gezocht | geweigerd | aangemeld | ...
  doel TEXT NOT NULL,                 -- purpose code
  grondslag TEXT NOT NULL,
  beleid TEXT NOT NULL,               -- id of the policy that decided, or geen
  beleid_versie BIGINT NOT NULL,      -- which policies those were: beleid_versie
  spoor $UUID NOT NULL,               -- trace id of the request
  casus_id $UUID,
  huishouden_id $UUID,
  persoon_id $UUID,
  onderwerp TEXT NOT NULL,            -- kind of thing, e.g. melding
  onderwerp_id $UUID,
  velden TEXT NOT NULL,               -- field groups, comma separated
  reden TEXT NOT NULL,                -- refusal code, or a reason code
  PRIMARY KEY (gemeente, id)
) $STRICT;
CREATE INDEX journaal_casus ON journaal (gemeente, casus_id, id) WHERE casus_id IS NOT NULL;
-- Inzage (G2): who looked at this household or person, and what did this medewerker look at; in time order by the id.
CREATE INDEX journaal_huishouden ON journaal (gemeente, huishouden_id, id) WHERE huishouden_id IS NOT NULL;
CREATE INDEX journaal_persoon ON journaal (gemeente, persoon_id, id) WHERE persoon_id IS NOT NULL;
CREATE INDEX journaal_medewerker ON journaal (gemeente, medewerker_id, id) WHERE medewerker_id IS NOT NULL;

-- Sealing of the journaal (docs/adr/0006). A new row gets an id after `tot`; rows up to `tot` may be sealed.
CREATE TABLE journaal_grens (
  gemeente INTEGER NOT NULL PRIMARY KEY,
  tot $UUID NOT NULL
) $STRICT;

-- The policies that decided, each set of texts once; the same for every gemeente. The version is the hash of the text,
-- so a changed text shows. Append-only.
CREATE TABLE beleid_versie (
  versie BIGINT NOT NULL PRIMARY KEY,
  tekst TEXT NOT NULL                 -- JSON: [{bestand, tekst}]
) $STRICT;

-- Public halves of the keys that signed zegels. Append-only.
CREATE TABLE journaal_sleutel (
  gemeente INTEGER NOT NULL,
  sleutel $BYTES NOT NULL,            -- hash of the public half
  publiek $BYTES NOT NULL,            -- Ed25519
  vanaf_nummer BIGINT NOT NULL,       -- first zegel it signed
  vanaf_op $INSTANT NOT NULL,
  PRIMARY KEY (gemeente, sleutel)
) $STRICT;

-- Where the key that signs zegels changed: the old key names its successor, and both sign. Append-only.
CREATE TABLE journaal_overgang (
  gemeente INTEGER NOT NULL,
  na_nummer BIGINT NOT NULL,          -- last zegel of the old key
  na_hash $BYTES NOT NULL,            -- hash of that zegel
  van $BYTES NOT NULL,                -- public half of the old key
  naar $BYTES NOT NULL,               -- public half of the new key
  op $INSTANT NOT NULL,
  getekend_van $BYTES NOT NULL,
  getekend_naar $BYTES NOT NULL,
  PRIMARY KEY (gemeente, na_nummer)
) $STRICT;

-- One zegel per batch of rows: those after the last row of the zegel before it, up to `laatste`. Append-only.
CREATE TABLE journaal_zegel (
  gemeente INTEGER NOT NULL,
  nummer BIGINT NOT NULL,             -- from 1, without gaps
  eerste $UUID NOT NULL,
  laatste $UUID NOT NULL,
  aantal BIGINT NOT NULL,
  wortel $BYTES NOT NULL,             -- Merkle root of the rows
  vorige $BYTES NOT NULL,             -- hash of the zegel before it
  lijst $BYTES NOT NULL,              -- hash of `regels`
  op $INSTANT NOT NULL,
  sleutel $BYTES NOT NULL,
  handtekening $BYTES NOT NULL,
  regels $BYTES NOT NULL,             -- 24 bytes per row; tells which row differs. Last: it is seldom read
  PRIMARY KEY (gemeente, nummer)
) $STRICT;
