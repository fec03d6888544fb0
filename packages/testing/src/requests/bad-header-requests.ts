import { gzipSync } from 'node:zlib'
import { csv, json, jsonLines, npy } from './content-types.ts'
import { caseMaker } from './make-case.ts'
import { pathsOf } from './paths.ts'
import type { RequestCase } from './request-case.ts'
import { firstRow, type Subject } from './subject.ts'
import { tableOf } from './table.ts'

const unknownTypes = [
  'text/plain',
  'application/xml',
  'application/json5',
  'image/png',
  'multipart/form-data; boundary=x',
]
const junkTypes = [
  'junk',
  'application/',
  '/json',
  'application/json; charset',
  'application/json;a=1;a=2',
  'a b/c',
]
const charsets = ['utf-16', 'iso-8859-1', 'junk']

/** Good bodies under headers that do not let them be read, and no bodies. */
export function badHeaderRequests(subject: Subject): readonly RequestCase[] {
  const { invocations, infer } = pathsOf(subject)
  const { refused } = caseMaker(subject)
  const body = JSON.stringify({ instances: tableOf(firstRow(subject)) })
  const encoded = (encoding: string, bytes: string | Uint8Array) => ({
    type: json,
    body: bytes,
    headers: { 'content-encoding': encoding },
  })
  const media = 'UNSUPPORTED_MEDIA_TYPE'
  return [
    ...[json, csv, jsonLines, npy].map((type) =>
      refused(`an empty body: ${type}`, invocations, { type, body: '' }, 'EMPTY_BODY'),
    ),
    refused('an empty body: no content type', invocations, { body: '' }, 'EMPTY_BODY'),
    refused('an empty body: infer', infer, { type: json, body: '' }, 'EMPTY_BODY'),
    refused('an empty body: infer, no content type', infer, { body: '' }, 'EMPTY_BODY'),
    refused('no content type', invocations, { body }, media, '"field":"content-type"'),
    ...unknownTypes.map((type) => refused(`content type ${type}`, invocations, { type, body }, media)),
    ...junkTypes.map((type) => refused(`content type ${type}`, invocations, { type, body }, media)),
    refused(
      'content type junk, unknown model',
      '/v2/models/stranger/infer',
      { type: 'junk', body },
      'MODEL_NOT_FOUND',
    ),
    refused('content type junk, infer', infer, { type: 'junk', body }, media),
    ...charsets.map((charset) =>
      refused(`charset ${charset}`, invocations, { type: `${json}; charset=${charset}`, body }, media),
    ),
    refused('MLflow 1', invocations, { type: `${json}; format=pandas-split`, body }, media),
    ...['br', 'deflate', 'gzip, gzip', 'junk'].map((encoding) =>
      refused(`content-encoding ${encoding}`, invocations, encoded(encoding, body), media),
    ),
    refused('gzip that is none', invocations, encoded('gzip', body), 'MALFORMED_BODY'),
    refused(
      'gzip that is cut off',
      invocations,
      encoded('gzip', gzipSync(body).subarray(0, -9)),
      'MALFORMED_BODY',
    ),
    refused('gzip of nothing', invocations, encoded('gzip', gzipSync('')), 'EMPTY_BODY'),
    refused('gzip that inflates beyond the limit', invocations, encoded('gzip', bomb), 'PAYLOAD_TOO_LARGE'),
  ]
}

/** Seven MiB of blanks. */
const bomb = gzipSync(Buffer.alloc(7 * 1024 * 1024, ' '))
