//! Mentions and links in other forms.

mod jsonl;
mod link_jsonl;

pub use jsonl::write_json;
pub use link_jsonl::{LinkedText, write_link_json};
