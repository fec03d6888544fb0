import { json } from './content-types.ts'
import { caseMaker } from './make-case.ts'
import { pathsOf } from './paths.ts'
import type { RequestCase } from './request-case.ts'
import { firstRow, type Subject } from './subject.ts'
import { recordOf, tableOf } from './table.ts'

/** JSON that is none, is no question, or does not fit the model. */
export function badJsonRequests(subject: Subject): readonly RequestCase[] {
  const { invocations } = pathsOf(subject)
  const { refused } = caseMaker(subject)
  const { columns } = subject
  const [row = []] = tableOf(firstRow(subject))
  const [first = ''] = columns
  const last = columns.at(-1) ?? ''
  const text = (
    name: string,
    body: string | Uint8Array,
    code: 'MALFORMED_BODY' | 'INVALID_INPUT',
    ...contains: string[]
  ) => refused(`JSON: ${name}`, invocations, { type: json, body }, code, ...contains)
  const malformed = (name: string, body: string | Uint8Array, ...contains: string[]) =>
    text(name, body, 'MALFORMED_BODY', ...contains)
  const invalid = (name: string, value: unknown, ...contains: string[]) =>
    text(name, JSON.stringify(value), 'INVALID_INPUT', ...contains)
  const withLast = (value: unknown) => [...row.slice(0, -1), value]
  const named = recordOf(columns, row)
  const { [first]: _, ...lacking } = named
  const row1 = ['"row":1']
  const atLast = [JSON.stringify(last)]
  return [
    malformed('cut off', '{"instances":[[1,'),
    malformed('blanks alone', ' \n'),
    malformed('text behind it', `${JSON.stringify([row])} []`),
    malformed('nan in small letters', '{"instances":[[nan]]}'),
    malformed('single quotes', "{'instances':[[1]]}"),
    malformed('a byte that is not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), 'UTF-8'),
    invalid('null', null),
    invalid('a number', 5),
    invalid('no key', {}),
    invalid('an unknown key', { rows: [row] }),
    invalid('two dialects', { instances: [row], inputs: [row] }),
    invalid('a stranger beside instances', { instances: [row], extra: 1 }),
    invalid('parameters', { instances: [row], params: { temperature: 1 } }),
    invalid('another signature', { instances: [row], signature_name: 'train' }),
    invalid('instances of no rows', { instances: [] }),
    invalid('an array of no rows', []),
    invalid('instances that are an object', { instances: { 0: row } }),
    invalid('dataframe_split that is an array', { dataframe_split: [row] }),
    invalid('dataframe_split without data', { dataframe_split: { columns } }),
    invalid('a value too few', { instances: [row, row.slice(1)] }, ...row1),
    invalid('a value too many', { instances: [row, [...row, 1]] }, ...row1),
    invalid('a row that is null', { instances: [row, null] }, ...row1),
    invalid('text for a number', { instances: [row, withLast('none')] }, ...row1, ...atLast),
    invalid('a boolean for a number', { instances: [withLast(true)] }, ...atLast),
    invalid('an object for a number', { instances: [withLast({})] }, ...atLast),
    text(
      'a number beyond its type',
      JSON.stringify([withLast(7.5)]).replace(/7\.5\]\]$/, '1e999]]'),
      'INVALID_INPUT',
      ...atLast,
    ),
    invalid('a missing column', { instances: [named, lacking] }, ...row1, first),
    invalid('an unknown column', { instances: [{ ...named, stranger: 1 }] }, 'stranger'),
    invalid('a column in other letters', {
      dataframe_records: [{ ...lacking, [first.toUpperCase()]: row[0] }],
    }),
    invalid(
      'a column twice',
      { dataframe_split: { columns: [first, ...columns], data: [[row[0], ...row]] } },
      'twice',
    ),
    invalid('a column that is no name', { dataframe_split: { columns: columns.map(() => 7), data: [row] } }),
    invalid('columns of different lengths', {
      inputs: Object.fromEntries(
        columns.map((column, at) => [column, at === 0 ? [row[0], row[0]] : [row[at]]]),
      ),
    }),
    text('nested 10,000 deep', `{"instances":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'INVALID_INPUT'),
  ]
}
