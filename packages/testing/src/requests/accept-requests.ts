import { oipBinaryType } from '@inferry/core'
import { csv, csvTypes, json, jsonLinesTypes, npy, npyTypes, octets } from './content-types.ts'
import { csvText } from './csv-text.ts'
import { caseMaker } from './make-case.ts'
import { npyOf } from './npy-file.ts'
import { oipRequest } from './oip-body.ts'
import { pathsOf } from './paths.ts'
import type { RequestCase } from './request-case.ts'
import type { Subject } from './subject.ts'
import { tableOf } from './table.ts'

/** What `accept` asks for, and the content type that a JSON question is answered in. */
const wanted: readonly (readonly [accept: string, contentType: string])[] = [
  [json, json],
  [csv, csv],
  ['text/csv; header=present', 'text/csv; header=present'],
  ...jsonLinesTypes.map((type) => [type, type] as const),
  ...npyTypes.map((type) => [type, type] as const),
  [oipBinaryType, oipBinaryType],
  ['*/*', json],
  ['*', json],
  ['', json],
  ['application/*', json],
  ['text/*', csv],
  ['text/csv;q=0.5, application/json;q=0.1', csv],
  ['application/json;q=0.2, application/x-npy;q=0.8', npy],
  ['application/json;q=0, */*;q=.5', csv],
  ['text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8', json],
  ['APPLICATION/JSON', json],
]

const refusedAccepts = [
  'image/png',
  'application/json;q=0',
  'application/json;q=2',
  'junk',
  'text/csv; header=maybe',
]

/** Every type that is written, preferences, and what cannot be had. */
export function acceptRequests(subject: Subject): readonly RequestCase[] {
  const { invocations, infer } = pathsOf(subject)
  const { post, refused } = caseMaker(subject)
  const rows = tableOf(subject)
  const asked = (accept: string) => ({
    type: json,
    body: JSON.stringify({ instances: rows }),
    headers: { accept },
  })
  const csvAsked = { type: csv, body: csvText(rows) }
  const npyAsked = { type: npy, body: npyOf(subject) }
  const oipAsked = (accept: string) => ({
    type: json,
    body: JSON.stringify(oipRequest(subject)),
    headers: { accept },
  })
  return [
    ...wanted.map(([accept, contentType]) =>
      post(`accept: ${accept || '(empty)'}`, invocations, asked(accept), contentType),
    ),
    post('CSV in, anything out', invocations, { ...csvAsked, headers: { accept: '*/*' } }, csv),
    post('CSV in, JSON out', invocations, { ...csvAsked, headers: { accept: json } }, json),
    post('npy in, anything out', invocations, { ...npyAsked, headers: { accept: '*/*' } }, npy),
    post('npy in, CSV out', infer, { ...npyAsked, headers: { accept: csvTypes[0] } }, csv),
    post('OIP in, CSV out', infer, oipAsked(csv), csv),
    post('OIP in, npy out', infer, oipAsked(npy), npy),
    post('OIP in, octets out', infer, oipAsked(octets), octets),
    post('OIP in, binary media type out', infer, oipAsked(oipBinaryType), octets),
    ...refusedAccepts.map((accept) =>
      refused(`accept: ${accept}`, invocations, asked(accept), 'NOT_ACCEPTABLE'),
    ),
    refused('accept: octets at /invocations', invocations, asked(octets), 'NOT_ACCEPTABLE'),
  ]
}
