//! Mentions in other forms.

mod jsonl;

pub use jsonl::write_json;
