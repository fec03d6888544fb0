import { resolve, sep } from 'node:path'
import { InferryError } from '@inferry/core'
import type { InputStore, OutputStore } from '../stores/store.ts'

/** Throws `INVALID_CONFIGURATION` where answers would be found among the records by the next run. */
export function checkApart(input: Pick<InputStore, 'name'>, output: Pick<OutputStore, 'name'>): void {
  const found = input.name.startsWith(scheme)
    ? firstAnswer(input.name, output.name).startsWith(withSlash(input.name))
    : `${resolve(output.name)}${sep}`.startsWith(`${resolve(input.name)}${sep}`)
  if (!found) return
  throw new InferryError(
    'INVALID_CONFIGURATION',
    `answers in the output ${output.name} would be found in the input ${input.name}: the next run would take them for records; put them elsewhere`,
    { location: { field: 'output' } },
  )
}

const scheme = 's3://'

/** What the answers' names begin with: the output, and what of the input's name is the beginning of all keys. */
function firstAnswer(input: string, output: string): string {
  const start = withSlash(input)
  return `${output}${output.endsWith('/') ? '' : '/'}${start.slice(start.lastIndexOf('/') + 1)}`
}

/** A bucket's name ends where its keys begin: `s3://b` is no beginning of `s3://bucket`. */
function withSlash(name: string): string {
  return name.includes('/', scheme.length) ? name : `${name}/`
}
