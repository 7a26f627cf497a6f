//! Findings as one log of SARIF 2.1.0 (Static Analysis Results Interchange Format, an OASIS standard).

use serde_json::{Value, json};
use viendan::lint::{Finding, Rule, rules};
use viendan::{Language, Span};

use super::places::Places;

/// A log that is being written.
pub struct Log {
    language: Language,
    results: Vec<Value>,
}

impl Log {
    pub const fn new(language: Language) -> Self {
        Log { language, results: Vec::new() }
    }

    pub fn add(&mut self, file: &str, places: &Places<'_>, finding: &Finding) {
        let place =
            |span: Span| json!({ "physicalLocation": { "artifactLocation": { "uri": uri(file) }, "region": region(places, span) } });
        let mut result = json!({
            "ruleId": finding.rule().id(),
            "ruleIndex": rules().position(|r| r == finding.rule()),
            "level": finding.severity().as_str(),
            "message": { "text": finding.message(self.language) },
            "locations": [place(finding.span())],
        });
        if let Some(earlier) = finding.earlier() {
            result["relatedLocations"] = json!([place(earlier)]);
        }
        if let Some(suggestion) = finding.suggestion() {
            let replacement = json!({ "deletedRegion": region(places, finding.span()), "insertedContent": { "text": suggestion } });
            result["fixes"] = json!([{
                "description": { "text": suggestion },
                "artifactChanges": [{ "artifactLocation": { "uri": uri(file) }, "replacements": [replacement] }],
            }]);
        }
        self.results.push(result);
    }

    pub fn finish(self) -> Value {
        let rules: Vec<Value> = rules().map(|r| descriptor(r, self.language)).collect();
        json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "viendan",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "informationUri": env!("CARGO_PKG_REPOSITORY"),
                    "language": self.language.code(),
                    "rules": rules,
                } },
                "columnKind": "unicodeCodePoints",
                "results": self.results,
            }],
        })
    }
}

fn descriptor(rule: &Rule, language: Language) -> Value {
    json!({
        "id": rule.id(),
        "shortDescription": { "text": rule.summary(language) },
        "help": { "text": rule.source(language) },
        "defaultConfiguration": { "level": rule.severity().as_str() },
    })
}

fn region(places: &Places<'_>, span: Span) -> Value {
    let ((line, column), (end_line, end_column)) = (places.of(span.start), places.of(span.end));
    json!({
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "byteOffset": span.start,
        "byteLength": span.len(),
    })
}

/// The path as a URI reference: what may not stand in one is encoded.
fn uri(path: &str) -> String {
    use std::fmt::Write as _;

    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            b'\\' => uri.push('/'),
            // A `String` takes whatever is written.
            _ => _ = write!(uri, "%{byte:02X}"),
        }
    }
    uri
}
