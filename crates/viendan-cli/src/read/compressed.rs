//! Inputs that are packed as gzip or Zstandard.

use std::io::{self, Read};

use flate2::read::MultiGzDecoder;

/// How bytes are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    Gzip,
    Zstd,
}

impl Packing {
    /// The packing that a name's last extension says.
    pub fn of_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "gz" => Some(Packing::Gzip),
            "zst" | "zstd" => Some(Packing::Zstd),
            _ => None,
        }
    }

    /// The packing that the first bytes say.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x1F, 0x8B, ..] => Some(Packing::Gzip),
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Some(Packing::Zstd),
            _ => None,
        }
    }

    /// What is packed. All members of a file that was put together from several are read.
    pub fn unpack<'r>(self, packed: impl Read + Send + 'r) -> io::Result<Box<dyn Read + Send + 'r>> {
        match self {
            Packing::Gzip => Ok(Box::new(MultiGzDecoder::new(io::BufReader::with_capacity(1 << 16, packed)))),
            #[cfg(feature = "zstd")]
            Packing::Zstd => Ok(Box::new(zstd::Decoder::new(packed)?)),
            #[cfg(not(feature = "zstd"))]
            Packing::Zstd => Err(super::left_out("zstd")),
        }
    }
}
