// SPDX-License-Identifier: EUPL-1.2
//! Enums that are stored and sent as a stable code and shown as a Dutch label.

/// Declares an enum with a stable code (storage, CSV, forms) and a Dutch label (screens) per value.
/// Gives `code()`, `label()`, `ALL`, `FromStr` (by code), `Display` (label), serde by code.
#[macro_export]
macro_rules! code_enum {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal, $label:literal);+ $(;)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        $vis enum $name { $($(#[$vmeta])* #[doc = $label] $variant),+ }
        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Stable code: storage, forms, exports between systems.
            pub const fn code(self) -> &'static str { match self { $(Self::$variant => $code),+ } }
            /// Dutch label for screens and letters.
            pub const fn label(self) -> &'static str { match self { $(Self::$variant => $label),+ } }
        }
        impl ::std::str::FromStr for $name {
            type Err = $crate::kern::OnbekendeCode;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                match s { $($code => Ok(Self::$variant),)+ _ => Err($crate::kern::OnbekendeCode { soort: stringify!($name), code: s.to_owned() }) }
            }
        }
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { f.write_str(self.label()) }
        }
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(self.code()) }
        }
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let code = <String as ::serde::Deserialize>::deserialize(d)?;
                code.parse().map_err(::serde::de::Error::custom)
            }
        }
    };
}

/// A stored or typed code that no value of the enum has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("onbekende waarde '{code}' voor {soort}")]
pub struct OnbekendeCode {
    /// Name of the enum.
    pub soort: &'static str,
    /// The code as found.
    pub code: String,
}
