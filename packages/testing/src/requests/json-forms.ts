import { oipBinaryType } from '@inferry/core'
import { binary, json, octets } from './content-types.ts'
import type { Form } from './form.ts'
import { oipBinary, oipRequest } from './oip-body.ts'
import type { Subject } from './subject.ts'
import { nestedInputs, recordsOf, tableOf } from './table.ts'

/** The dialects of `application/json`. */
export function jsonForms(subject: Subject): readonly Form[] {
  const { columns } = subject
  const rows = tableOf(subject)
  const records = recordsOf(subject)
  const reversed = { columns: [...columns].reverse(), data: rows.map((row) => [...row].reverse()) }
  const nested = nestedInputs(subject)
  const entries = records.map((_, row) =>
    Object.fromEntries(Object.entries(nested).map(([name, list]) => [name, (list as unknown[])[row]])),
  )
  return [
    jsonForm('instances by position', { instances: rows }),
    jsonForm('instances by name', { instances: records }),
    jsonForm('instances by input', { instances: entries }),
    jsonForm('instances with a signature', { signature_name: 'serving_default', instances: rows }),
    jsonForm('a bare array', rows),
    jsonForm('a bare array by name', records),
    jsonForm('dataframe_split', { dataframe_split: { columns, data: rows } }),
    jsonForm('dataframe_split in another order', { dataframe_split: reversed }),
    jsonForm('dataframe_split with an index', {
      dataframe_split: { columns, index: rows.map((_, at) => at), data: rows },
    }),
    jsonForm('dataframe_split without columns', { dataframe_split: { data: rows } }),
    jsonForm('dataframe_records', { dataframe_records: records }),
    jsonForm('MLflow inputs by position', { inputs: rows, params: {} }),
    jsonForm('MLflow inputs by name', { inputs: nested }),
    jsonForm('MLflow inputs by column', {
      inputs: Object.fromEntries(columns.map((column, at) => [column, rows.map((row) => row[at])])),
    }),
  ]
}

/** The Open Inference Protocol in JSON. */
export function oipForms(subject: Subject): readonly Form[] {
  const { manifest, inputs } = subject
  const outputs = [{ name: manifest.outputs.at(-1)?.name }]
  const nested = nestedInputs(subject)
  const tensors = oipRequest(subject) as { readonly inputs: readonly { readonly name: string }[] }
  return [
    jsonForm('OIP', tensors),
    jsonForm('OIP with an id', oipRequest(subject, { id: 'asked-1', parameters: { priority: 1 } })),
    jsonForm('OIP with outputs', oipRequest(subject, { outputs })),
    jsonForm('OIP with no outputs named', oipRequest(subject, { outputs: [] })),
    jsonForm('OIP nested', {
      inputs: tensors.inputs.map((tensor) => ({ ...tensor, data: nested[tensor.name] })),
    }),
    ...(Object.keys(inputs).length > 1
      ? [jsonForm('OIP in another order', { inputs: [...tensors.inputs].reverse() })]
      : []),
  ]
}

/** Binary tensors in the media type, which every path takes. */
export function binaryForms(subject: Subject): readonly Form[] {
  const [first] = subject.manifest.outputs
  const asked = (name: string, beside: object, answer: string): Form => {
    const { headerSize, body } = oipBinary(subject, beside)
    return { name, type: binary(headerSize), body, answer }
  }
  const outputs = [{ name: first?.name, parameters: { binary_data: true } }]
  return [
    asked('binary tensors', { parameters: { binary_data_output: true } }, oipBinaryType),
    asked('binary tensors with an id', { id: 'ü', parameters: { binary_data_output: true } }, oipBinaryType),
    asked('binary tensors, one binary output', { outputs }, oipBinaryType),
    jsonForm(
      'OIP, binary answer',
      oipRequest(subject, { parameters: { binary_data_output: true } }),
      oipBinaryType,
    ),
    {
      name: 'OIP in the binary media type',
      type: oipBinaryType,
      ...jsonBody(oipRequest(subject)),
      answer: json,
    },
  ]
}

/** Binary tensors by the protocol's header, which its own paths take. */
export function binaryHeaderForms(subject: Subject): readonly Form[] {
  const asked = (name: string, beside: object, answer: string, type?: string): Form => {
    const { headerSize, body } = oipBinary(subject, beside)
    return { name, type, body, headers: { 'inference-header-content-length': String(headerSize) }, answer }
  }
  const all = { parameters: { binary_data_output: true } }
  const raw = subject.manifest.inputs.length === 1 ? [rawForm(subject)] : []
  return [
    asked('header, octets', all, octets, octets),
    asked('header, no content type', all, octets),
    asked('header, JSON answer', {}, json, octets),
    { name: 'JSON as octets', type: octets, ...jsonBody(oipRequest(subject)), answer: json },
    {
      name: 'JSON as a form',
      type: 'application/x-www-form-urlencoded',
      ...jsonBody(oipRequest(subject)),
      answer: json,
    },
    { name: 'JSON as nothing', ...jsonBody(oipRequest(subject)), answer: json },
    ...raw,
  ]
}

/** The one input's bytes alone. */
function rawForm(subject: Subject): Form {
  const { headerSize, body } = oipBinary(subject)
  const headers = { 'inference-header-content-length': '0' }
  return {
    name: 'header, one tensor alone',
    type: octets,
    body: body.subarray(headerSize),
    headers,
    answer: octets,
  }
}

function jsonForm(name: string, value: unknown, answer = json): Form {
  return { name, type: json, ...jsonBody(value), answer }
}

function jsonBody(value: unknown): { readonly body: string } {
  return { body: JSON.stringify(value) }
}
