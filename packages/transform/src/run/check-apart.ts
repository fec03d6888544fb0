import { resolve, sep } from 'node:path'
import { InferryError } from '@inferry/core'
import type { InputStore, OutputStore } from '../stores/store.ts'

/** Throws `INVALID_CONFIGURATION` where answers would be found among the records by the next run. */
export function checkApart(input: Pick<InputStore, 'name'>, output: Pick<OutputStore, 'name'>): void {
  const isS3 = input.name.startsWith('s3://')
  const below = isS3
    ? output.name.startsWith(input.name)
    : `${resolve(output.name)}${sep}`.startsWith(`${resolve(input.name)}${sep}`)
  if (!below) return
  throw new InferryError(
    'INVALID_CONFIGURATION',
    `the output ${output.name} lies below the input ${input.name}: the next run would take answers for records; put them elsewhere`,
    { location: { field: 'output' } },
  )
}
