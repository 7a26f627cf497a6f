//! Arrow arrays from and to other libraries, by the Arrow PyCapsule interface: no copy and no Python object for a value.
//!
//! The only unsafe code: what a capsule of these names holds is what the interface says.

use std::ffi::CStr;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchIterator, StructArray, make_array};
use arrow_schema::ArrowError;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

const ARRAY: &CStr = c"arrow_array";
const SCHEMA: &CStr = c"arrow_schema";
const STREAM: &CStr = c"arrow_array_stream";

pub fn failed(error: &ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// The pieces of an array or a chunked array.
pub fn import(value: &Bound<'_, PyAny>) -> PyResult<Vec<ArrayRef>> {
    if let Ok(export) = value.getattr("__arrow_c_array__") {
        let (schema, array) = export.call0()?.extract::<(Bound<'_, PyCapsule>, Bound<'_, PyCapsule>)>()?;
        let (schema, array) = (schema.pointer_checked(Some(SCHEMA))?, array.pointer_checked(Some(ARRAY))?);
        // SAFETY: capsules of these names hold these structs. The array is moved out, which leaves it released for the capsule's
        // destructor; the schema is only looked at while its capsule lives.
        let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array.cast().as_ptr()), schema.cast::<FFI_ArrowSchema>().as_ref()) };
        return Ok(vec![make_array(data.map_err(|error| failed(&error))?)]);
    }
    if let Ok(export) = value.getattr("__arrow_c_stream__") {
        let capsule = export.call0()?.extract::<Bound<'_, PyCapsule>>()?;
        let stream = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
        // SAFETY: as above; the stream is moved out.
        let reader = unsafe { ArrayStreamReader::from_raw(stream.as_ptr()) };
        return reader.and_then(Iterator::collect).map_err(|error| failed(&error));
    }
    Err(PyTypeError::new_err(format!(
        "expected an Arrow array of strings (of pyarrow, Polars, pandas or any other with __arrow_c_array__ or __arrow_c_stream__), found {}",
        value.get_type().name()?
    )))
}

/// The schema and the array of a record batch.
pub fn export_array<'py>(py: Python<'py>, batch: &RecordBatch) -> PyResult<Bound<'py, PyTuple>> {
    let (array, schema) = to_ffi(&StructArray::from(batch.clone()).to_data()).map_err(|error| failed(&error))?;
    let capsules = (PyCapsule::new_with_value(py, schema, SCHEMA)?, PyCapsule::new_with_value(py, array, ARRAY)?);
    capsules.into_pyobject(py)
}

/// The schema of a record batch.
pub fn export_schema<'py>(py: Python<'py>, batch: &RecordBatch) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(batch.schema().as_ref()).map_err(|error| failed(&error))?;
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

/// A stream of one record batch.
pub fn export_stream<'py>(py: Python<'py>, batch: &RecordBatch) -> PyResult<Bound<'py, PyCapsule>> {
    let batches = RecordBatchIterator::new([Ok(batch.clone())], batch.schema());
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), STREAM)
}
