//! On macOS a module that is not linked with Python has to be told so.

fn main() {
    pyo3_build_config::add_extension_module_link_args();
}
