// SPDX-License-Identifier: EUPL-1.2
//! The journaal in the shape of the standard Logboek Dataverwerkingen 1.0 (I5): one record per processing and per person
//! concerned. It never says who looked: that is the journaal's own, and the two are joined on the trace id.

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

/// What the record of a processing is made of.
#[derive(Clone, Copy, Debug)]
pub struct Verwerking<'a> {
    /// Id of the row in the journaal.
    pub id: Uuid,
    /// Trace id of the request.
    pub spoor: Uuid,
    /// Moment.
    pub op: Timestamp,
    /// Code of the act.
    pub handeling: &'a str,
    /// True when it was refused.
    pub geweigerd: bool,
    /// Version of the policies that decided, in words.
    pub beleid_versie: &'a str,
}

/// How a processing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Status {
    /// It was done.
    Ok,
    /// It was refused.
    Error,
}

/// What a record says beyond the trace, by the names of the standard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kenmerken {
    /// Address of the processing in the register, with its version.
    #[serde(rename = "dpl.core.processing_activity_id")]
    pub verwerkingsactiviteit: String,
    /// Pseudonym of the person concerned; absent when the processing is about nobody in particular.
    #[serde(rename = "dpl.core.data_subject_id", skip_serializing_if = "Option::is_none")]
    pub betrokkene: Option<String>,
    /// Kind of pseudonym.
    #[serde(
        rename = "dpl.core.data_subject_id_type",
        skip_serializing_if = "Option::is_none"
    )]
    pub soort_betrokkene: Option<&'static str>,
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Logregel {
    /// 32 hexadecimal digits.
    pub trace_id: String,
    /// 16 hexadecimal digits; differs per record.
    pub span_id: String,
    /// The processing that this one was part of. None: what happens in one request stands beside each other.
    pub parent_span_id: Option<String>,
    /// Code of the act.
    pub name: String,
    /// How it ended.
    pub status: Status,
    /// Milliseconds since 1970.
    pub start_time: i64,
    /// Milliseconds since 1970. An act is booked as one moment.
    pub end_time: i64,
    /// The rest.
    pub attributes: Kenmerken,
}

/// Kind of the pseudonyms that we give.
const SOORT: &str = "regiekamer-pseudoniem";

/// The records of one processing: one for each person concerned (pseudonyms), or one without a person. `register` is the
/// address of the register of processing activities, without a slash at the end.
pub fn logregels(v: &Verwerking<'_>, betrokkenen: &[String], register: &str) -> Vec<Logregel> {
    let regel = |n: u64, wie: Option<&String>| Logregel {
        trace_id: v.spoor.simple().to_string(),
        span_id: format!("{:016x}", span(v.id, n)),
        parent_span_id: None,
        name: v.handeling.to_owned(),
        status: if v.geweigerd { Status::Error } else { Status::Ok },
        start_time: v.op.as_millisecond(),
        end_time: v.op.as_millisecond(),
        attributes: Kenmerken {
            verwerkingsactiviteit: format!("{register}/{}/{}", v.handeling, v.beleid_versie),
            betrokkene: wie.cloned(),
            soort_betrokkene: wie.map(|_| SOORT),
        },
    };
    if betrokkenen.is_empty() {
        return vec![regel(0, None)];
    }
    (0..)
        .zip(betrokkenen)
        .map(|(n, wie)| regel(n, Some(wie)))
        .collect()
}

/// The unguessable half of the id, moved on for each person concerned; never zero, which W3C Trace Context forbids.
fn span(id: Uuid, n: u64) -> u64 {
    let (_, half) = id.as_u64_pair();
    half.wrapping_add(n).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verwerking(geweigerd: bool) -> Verwerking<'static> {
        Verwerking {
            id: Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_00ff),
            spoor: Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0001),
            op: Timestamp::from_millisecond(1_764_324_000_123).unwrap(),
            handeling: "casus.openen",
            geweigerd,
            beleid_versie: "1f",
        }
    }

    #[test]
    fn a_record_per_person_in_the_shape_of_the_standard() {
        let uit = logregels(
            &verwerking(false),
            &["a".to_owned(), "b".to_owned()],
            "https://register.example",
        );
        let json = serde_json::to_value(&uit).unwrap();
        assert_eq!(
            json,
            serde_json::json!([
                {"trace_id": "01990000000070008000000000000001", "span_id": "80000000000000ff", "parent_span_id": null,
                 "name": "casus.openen", "status": "Ok", "start_time": 1_764_324_000_123_i64, "end_time": 1_764_324_000_123_i64,
                 "attributes": {"dpl.core.processing_activity_id": "https://register.example/casus.openen/1f",
                    "dpl.core.data_subject_id": "a", "dpl.core.data_subject_id_type": "regiekamer-pseudoniem"}},
                {"trace_id": "01990000000070008000000000000001", "span_id": "8000000000000100", "parent_span_id": null,
                 "name": "casus.openen", "status": "Ok", "start_time": 1_764_324_000_123_i64, "end_time": 1_764_324_000_123_i64,
                 "attributes": {"dpl.core.processing_activity_id": "https://register.example/casus.openen/1f",
                    "dpl.core.data_subject_id": "b", "dpl.core.data_subject_id_type": "regiekamer-pseudoniem"}}
            ])
        );
    }

    #[test]
    fn without_a_person_there_is_one_record_and_a_refusal_is_an_error() {
        let uit = logregels(&verwerking(true), &[], "https://register.example");
        assert_eq!(uit.len(), 1);
        assert_eq!(
            uit.first().map(|r| (r.status, r.attributes.betrokkene.clone())),
            Some((Status::Error, None))
        );
        let json = serde_json::to_string(&uit).unwrap();
        assert!(!json.contains("data_subject"), "{json}");
    }

    #[test]
    fn a_span_is_never_zero() {
        assert_eq!(span(Uuid::nil(), 0), 1);
        assert_eq!(span(Uuid::max(), 1), 1);
    }
}
