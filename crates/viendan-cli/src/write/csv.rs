//! Mentions as rows of CSV (RFC 4180): a column for each field of the flat record.

use std::fmt::{self, Display, Write};

use viendan::Mention;

use super::Lead;

/// The first row. `file` and `line` are empty where there is one input, and no records.
pub const HEADER: &str = "file,line,start,end,full_end,text,kind,type,key,date,issuer,parts,rel,name\n";

/// A row, without its end. Parts are parted by spaces, which none of them has.
pub fn row(out: &mut String, lead: &Lead, quote: &str, mention: &Mention) -> fmt::Result {
    field(out, lead.file.as_deref().unwrap_or_default());
    out.push(',');
    if let Some(line) = lead.line {
        write!(out, "{line}")?;
    }
    write!(out, ",{},{},{},", mention.span.start, mention.span.end, mention.full_span.end)?;
    field(out, quote);
    write!(out, ",{},{},", mention.kind().as_str(), or_empty(mention.document_type().map(|t| t.slug())))?;
    field(out, mention.key());
    write!(out, ",{},", or_empty(mention.date().map(|d| d.iso())))?;
    field(out, mention.issuer().map_or("", |i| i.name()));
    out.push(',');
    for (i, part) in mention.provisions().iter().enumerate() {
        write!(out, "{}{}", if i == 0 { "" } else { " " }, part.eid())?;
    }
    write!(out, ",{},", mention.relation.as_str())?;
    if let (Some(name), Some(_)) = (mention.name(), mention.number()) {
        field(out, name);
    }
    Ok(())
}

fn or_empty(value: Option<impl Display>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A field, in quotation marks where it needs them.
fn field(out: &mut String, value: &str) {
    if !value.contains([',', '"', '\n', '\r']) {
        out.push_str(value);
        return;
    }
    out.push('"');
    out.push_str(&value.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        for (value, expected) in [("Luật", "Luật"), ("a,b", "\"a,b\""), ("\"a\"", "\"\"\"a\"\"\""), ("a\nb", "\"a\nb\""), ("", "")] {
            let mut out = String::new();
            field(&mut out, value);
            assert_eq!(out, expected);
        }
    }
}
