import { readFile } from 'node:fs/promises'
import { InferryError, systemReason } from '@inferry/core'
import { type BenchResult, benchVersion } from './bench-result.ts'
import { checkResult } from './check-result.ts'

/** Reads what `inferry bench --out` wrote. Throws `INVALID_INPUT` for anything else, with the path of the first fault. */
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
  const version: unknown = read?.benchVersion
  if (typeof version === 'number' && version !== benchVersion)
    throw fault(
      file,
      `has benchVersion ${version}, this version of inferry bench reads ${benchVersion}: measure again`,
    )
  if (version !== benchVersion || !Array.isArray(read?.subjects))
    throw fault(
      file,
      `is not what inferry bench --out writes: it has no benchVersion ${benchVersion} with subjects`,
    )
  checkResult({ ...read }, (path, why) => {
    throw fault(file, `${path} ${why}; measure again`)
  })
  return read as BenchResult
}

function fault(file: string, sentence: string): InferryError {
  return new InferryError('INVALID_INPUT', `${file}: ${sentence}`, { location: { file } })
}
