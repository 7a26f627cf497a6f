//! Maps whose keys are hashes of words already.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::{chain, is_word_char, word_hash};

/// A map by the hashes that [`chain`] gives.
pub(crate) type KeyMap<V> = HashMap<u64, V, BuildHasherDefault<Same>>;

/// Hands a key on as its own hash.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Same(u64);

impl Hasher for Same {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for b in bytes {
            self.0 = chain(self.0, u64::from(*b));
        }
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// The words of a phrase, whatever stands between them.
pub(crate) fn words(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split(|c: char| !is_word_char(c)).filter(|w| !w.is_empty())
}

/// The key of a phrase, the same for every spelling of its words.
pub(crate) fn words_key(phrase: &str) -> u64 {
    words(phrase).fold(0, |key, w| chain(key, word_hash(w)))
}

/// The key of a text as it is spelled.
pub(crate) fn text_key(text: &str) -> u64 {
    let (whole, rest) = text.as_bytes().as_chunks::<8>();
    let key = whole.iter().fold(text.len() as u64, |key, bytes| chain(key, u64::from_le_bytes(*bytes)));
    rest.iter().fold(key, |key, byte| chain(key, u64::from(*byte)))
}
