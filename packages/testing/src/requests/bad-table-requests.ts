import type { ErrorCode } from '@inferry/core'
import { csv, jsonLines, npy } from './content-types.ts'
import { csvText } from './csv-text.ts'
import { caseMaker } from './make-case.ts'
import { npyFile, npyOf } from './npy-file.ts'
import { pathsOf } from './paths.ts'
import type { RequestCase } from './request-case.ts'
import { firstRow, type Subject } from './subject.ts'
import { tableOf } from './table.ts'

/** CSV that is none or does not fit the model. */
export function badCsvRequests(subject: Subject): readonly RequestCase[] {
  const { invocations } = pathsOf(subject)
  const { refused } = caseMaker(subject)
  const { columns } = subject
  const [row = []] = tableOf(firstRow(subject))
  const last = columns.at(-1) ?? ''
  const announced = 'text/csv; header=present'
  const text = (name: string, records: string, code: ErrorCode, type = csv, ...contains: readonly string[]) =>
    refused(`CSV: ${name}`, invocations, { type, body: records }, code, ...contains)
  const invalid = (
    name: string,
    records: readonly (readonly unknown[])[],
    type = csv,
    ...contains: readonly string[]
  ) => text(name, csvText(records), 'INVALID_INPUT', type, ...contains)
  return [
    text('a quote that is not closed', `"${csvText([row])}`, 'MALFORMED_BODY'),
    text('a quote inside a field', csvText([row]).replace(/.\n$/, '"1\n'), 'MALFORMED_BODY'),
    text('a blank line between rows', `${csvText([row])}\n${csvText([row])}`, 'MALFORMED_BODY'),
    text('another header parameter', csvText([row]), 'UNSUPPORTED_MEDIA_TYPE', 'text/csv; header=maybe'),
    invalid('a header alone', [columns]),
    invalid('a field too few', [row, row.slice(1)], csv, '"row":1'),
    invalid('a field too many', [row, [...row, 1]], csv, '"row":1'),
    invalid('text for a number', [row, [...row.slice(0, -1), 'none']], csv, '"row":1', JSON.stringify(last)),
    invalid('an unknown column', [[...columns.slice(0, -1), 'stranger'], row], announced, 'stranger'),
    invalid('a missing column', [columns.slice(0, -1), row.slice(0, -1)], announced, last),
    invalid(
      'a column twice',
      [
        [...columns, last],
        [...row, row.at(-1)],
      ],
      announced,
      last,
    ),
    invalid('values where a header was announced', [row], announced),
  ]
}

/** JSON Lines that are none or do not fit the model. */
export function badJsonLinesRequests(subject: Subject): readonly RequestCase[] {
  const { invocations } = pathsOf(subject)
  const { refused } = caseMaker(subject)
  const [row = []] = tableOf(firstRow(subject))
  const line = `${JSON.stringify(row)}\n`
  const post = (body: string) => ({ type: jsonLines, body })
  return [
    refused('JSON Lines: a line that is cut off', invocations, post(`${line}[1,\n`), 'MALFORMED_BODY'),
    refused('JSON Lines: a blank line between rows', invocations, post(`${line}\n${line}`), 'MALFORMED_BODY'),
    refused(
      'JSON Lines: a value too few',
      invocations,
      post(`${line}${JSON.stringify(row.slice(1))}\n`),
      'INVALID_INPUT',
      '"row":1',
    ),
    refused('JSON Lines: blank lines alone', invocations, post('\n\n'), 'INVALID_INPUT'),
  ]
}

/** npy files that are none or do not fit the model. */
export function badNpyRequests(subject: Subject): readonly RequestCase[] {
  const { invocations } = pathsOf(subject)
  const { refused } = caseMaker(subject)
  const file = npyOf(subject)
  const header = (descr: string, shape: string) =>
    `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`
  const post = (name: string, body: Uint8Array, code: ErrorCode, ...contains: readonly string[]) =>
    refused(`npy: ${name}`, invocations, { type: npy, body }, code, ...contains)
  return [
    post('another format', Buffer.from('PK\x03\x04 is a zip'), 'MALFORMED_BODY'),
    post('cut off in its header', file.subarray(0, 40), 'MALFORMED_BODY'),
    post('cut off in its data', file.subarray(0, -1), 'MALFORMED_BODY'),
    post('another version', Buffer.from('\x93NUMPY\x09\x00', 'latin1'), 'MALFORMED_BODY'),
    post('a header that is code', npyFile("__import__('os')"), 'MALFORMED_BODY'),
    post('another shape', npyFile(header("'<f4'", '(2, 3)'), new Uint8Array(24)), 'INVALID_INPUT'),
    post('no rows', npyFile(header("'<f4'", '(0, 3)')), 'INVALID_INPUT'),
    post('Python objects', npyFile(header("'|O'", '(1,)'), new Uint8Array(8)), 'INVALID_INPUT'),
    post('complex numbers', npyFile(header("'<c8'", '(1,)'), new Uint8Array(8)), 'INVALID_INPUT'),
    post(
      'an unknown field',
      npyFile(header("[('stranger', '<f4')]", '(1,)'), new Uint8Array(4)),
      'INVALID_INPUT',
      'stranger',
    ),
  ]
}
