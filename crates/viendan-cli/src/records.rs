//! Texts in records of JSON: one field is read, the others are passed over.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The text in a field of a record.
pub fn text_of<'r>(record: &'r str, column: &str) -> Result<Cow<'r, str>, String> {
    let mut json = serde_json::Deserializer::from_str(record);
    let found = Record { column }.deserialize(&mut json).and_then(|found| json.end().map(|()| found));
    match found {
        Ok(Field::Text(text)) => Ok(text),
        Ok(Field::Other) => Err(format!("expected a string in the field \"{column}\"")),
        Ok(Field::Missing) => Err(format!("expected the field \"{column}\", which is not there")),
        Err(error) if error.is_data() => Err("expected one JSON object".to_owned()),
        Err(error) => Err(format!("column {}: expected one JSON object, found broken JSON", error.column())),
    }
}

/// What stands in the field.
enum Field<'r> {
    Text(Cow<'r, str>),
    Other,
    Missing,
}

/// Reads the field with this name.
struct Record<'c> {
    column: &'c str,
}

impl<'r> DeserializeSeed<'r> for Record<'_> {
    type Value = Field<'r>;

    fn deserialize<D: Deserializer<'r>>(self, deserializer: D) -> Result<Field<'r>, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'r> Visitor<'r> for Record<'_> {
    type Value = Field<'r>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'r>>(self, mut fields: M) -> Result<Field<'r>, M::Error> {
        let mut found = Field::Missing;
        while let Some(is_it) = fields.next_key_seed(Name(self.column))? {
            if is_it {
                found = fields.next_value_seed(Text)?;
            } else {
                fields.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

/// Whether a name is this one.
struct Name<'c>(&'c str);

impl<'r> DeserializeSeed<'r> for Name<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'r>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<bool, E> {
        Ok(name == self.0)
    }
}

/// A string, or whatever else stands there.
struct Text;

impl<'r> DeserializeSeed<'r> for Text {
    type Value = Field<'r>;

    fn deserialize<D: Deserializer<'r>>(self, deserializer: D) -> Result<Field<'r>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'r> Visitor<'r> for Text {
    type Value = Field<'r>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'r str) -> Result<Field<'r>, E> {
        Ok(Field::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Field<'r>, E> {
        Ok(Field::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E>(self) -> Result<Field<'r>, E> {
        Ok(Field::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Field<'r>, E> {
        Ok(Field::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Field<'r>, E> {
        Ok(Field::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Field<'r>, E> {
        Ok(Field::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Field<'r>, E> {
        Ok(Field::Other)
    }

    fn visit_seq<S: SeqAccess<'r>>(self, mut members: S) -> Result<Field<'r>, S::Error> {
        while members.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }

    fn visit_map<M: MapAccess<'r>>(self, mut fields: M) -> Result<Field<'r>, M::Error> {
        while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_field_is_read() {
        let rows = [
            (r#"{"id":1,"text":"Luật này"}"#, Ok("Luật này")),
            (r#"{"text":"a\nb","other":{"text":5}}"#, Ok("a\nb")),
            (r#"{"text":{"a":[1,2]}}"#, Err("expected a string in the field \"text\"")),
            (r#"{"text":null}"#, Err("expected a string in the field \"text\"")),
            (r#"{"text":-1.5}"#, Err("expected a string in the field \"text\"")),
            (r#"{"id":2}"#, Err("expected the field \"text\", which is not there")),
            (r#"[]"#, Err("expected one JSON object")),
            (r#"5"#, Err("expected one JSON object")),
            (r#"{"text":"a"} b"#, Err("column 14: expected one JSON object, found broken JSON")),
            (r#"{"text":"a"#, Err("column 10: expected one JSON object, found broken JSON")),
        ];
        for (record, expected) in rows {
            assert_eq!(text_of(record, "text"), expected.map(Cow::from).map_err(str::to_owned), "{record}");
        }
    }
}
