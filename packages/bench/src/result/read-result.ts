import { readFile } from 'node:fs/promises'
import { InferryError, systemReason } from '@inferry/core'
import type { BenchResult } from './bench-result.ts'

/** Reads what `inferry bench --out` wrote. Throws `INVALID_INPUT` for anything else. */
export async function readResult(file: string): Promise<BenchResult> {
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw fault(file, `cannot be read: ${systemReason(cause)}`)
  })
  let read: Partial<BenchResult> | null
  try {
    read = JSON.parse(text)
  } catch (cause) {
    throw fault(file, `is not JSON: ${(cause as Error).message}`)
  }
  if (read?.benchVersion !== 1 || !Array.isArray(read.subjects))
    throw fault(file, 'is not what this version of inferry bench writes: it has no benchVersion 1')
  return read as BenchResult
}

function fault(file: string, sentence: string): InferryError {
  return new InferryError('INVALID_INPUT', `${file}: ${sentence}`, { location: { file } })
}
