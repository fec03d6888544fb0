import { oipBinaryType } from '@inferry/core'

/** Short names of the content types that requests and answers come in. */
export const json = 'application/json'
export const csv = 'text/csv'
export const jsonLines = 'application/jsonlines'
export const npy = 'application/x-npy'
export const octets = 'application/octet-stream'
/** What tells the JSON of a body with binary tensors from the rest, where no header may. */
export const binary = (size: number | string) => `${oipBinaryType};json-header-size=${size}`

/** All names of each. */
export const csvTypes = [csv, 'application/csv'] as const
export const jsonLinesTypes = [
  jsonLines,
  'application/x-ndjson',
  'application/jsonl',
  'application/x-jsonlines',
] as const
export const npyTypes = [npy, 'application/npy'] as const
