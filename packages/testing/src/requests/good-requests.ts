import { gzipSync } from 'node:zlib'
import { oipBinaryType } from '@inferry/core'
import { csv, json, octets } from './content-types.ts'
import { csvText } from './csv-text.ts'
import type { Form } from './form.ts'
import { binaryForms, binaryHeaderForms, jsonForms, oipForms } from './json-forms.ts'
import { caseMaker, type Post } from './make-case.ts'
import { oipRequest } from './oip-body.ts'
import { pathsOf } from './paths.ts'
import type { RequestCase } from './request-case.ts'
import { firstRow, type Subject } from './subject.ts'
import { recordOf, tableOf } from './table.ts'
import { csvForms, jsonLinesForms, npyForms } from './table-forms.ts'

/** Every form of several rows, and of one row, at each path that takes it. */
export function goodRequests(subject: Subject): readonly RequestCase[] {
  const { invocations, infer, inferVersion } = pathsOf(subject)
  const { post } = caseMaker(subject)
  const { name, version } = subject.manifest
  const model = [`"model_name":"${name}"`, `"model_version":"${version}"`]
  const at = (path: string, label: string, forms: readonly Form[], ...contains: readonly string[]) =>
    forms.map((form) => post(`${label}: ${form.name}`, path, form, answerAt(path, form), ...contains))
  const one = firstRow(subject)
  const rows = [...jsonForms(subject), ...csvForms(subject), ...jsonLinesForms(subject), ...npyForms(subject)]
  const tensors = [...oipForms(subject), ...binaryForms(subject)]
  return [
    ...at(invocations, 'invocations', rows),
    ...at(invocations, 'invocations', tensors, ...model),
    ...at(
      infer,
      'infer',
      [jsonForms, csvForms, jsonLinesForms, npyForms].flatMap((forms) => forms(subject).slice(0, 2)),
    ),
    ...at(infer, 'infer', [...tensors, ...binaryHeaderForms(subject)], ...model),
    ...at(inferVersion, 'infer by version', oipForms(subject), ...model),
    ...at(invocations, 'one row', [...jsonForms(one), ...csvForms(one), ...npyForms(one)]),
    ...at(infer, 'one row, infer', [...oipForms(one), ...binaryHeaderForms(one)], ...model),
    ...missingValues(subject).map((form) => post(form.name, invocations, form, form.answer)),
    ...spellings(subject).map(([label, form]) => post(label, invocations, form, json)),
  ]
}

/** At the protocol's own paths binary tensors are octets with a header. */
function answerAt(path: string, { answer }: Form): string {
  return answer === oipBinaryType && path !== '/invocations' ? octets : answer
}

/** The last column is missing, in each way to say so; it holds floats in all models. */
function missingValues(subject: Subject): readonly Form[] {
  const one = firstRow(subject)
  const { columns } = subject
  const [row = []] = tableOf(one)
  const holed = [...row.slice(0, -1), null]
  const python = JSON.stringify({ instances: [holed] }).replace(/null\]\]/, 'NaN]]')
  return [
    { name: 'missing: null', type: json, body: JSON.stringify({ instances: [holed] }), answer: json },
    { name: 'missing: NaN as Python writes it', type: json, body: python, answer: json },
    { name: 'missing: an empty field', type: csv, body: csvText([columns, holed]), answer: csv },
    {
      name: 'missing: by name',
      type: 'application/jsonlines',
      body: `${JSON.stringify(recordOf(columns, holed))}\n`,
      answer: 'application/jsonlines',
    },
  ]
}

/** The same request, said otherwise in its headers. */
function spellings(subject: Subject): readonly (readonly [string, Post])[] {
  const body = JSON.stringify({ instances: tableOf(subject) })
  const gzip = gzipSync(body, { level: 9 })
  const utf16 = Buffer.from(`\ufeff${body}`)
  return [
    ['charset=utf-8', { type: 'application/json; charset=utf-8', body }],
    ['charset=US-ASCII, in quotes', { type: 'application/json;charset="US-ASCII"', body }],
    ['a content type in capitals', { type: 'Application/JSON', body }],
    ['an empty content type', { type: '', body }],
    ['a byte order mark', { type: json, body: utf16 }],
    ['gzip', { type: json, body: gzip, headers: { 'content-encoding': 'gzip' } }],
    ['x-gzip', { type: json, body: gzip, headers: { 'content-encoding': 'X-GZIP' } }],
    ['identity', { type: json, body, headers: { 'content-encoding': 'identity' } }],
    [
      'gzip and accept',
      {
        type: json,
        body: gzipSync(JSON.stringify(oipRequest(subject))),
        headers: { 'content-encoding': 'gzip', accept: 'application/json' },
      },
    ],
  ]
}
