import type { Manifest } from '../../manifest/manifest.ts'
import type { Question } from '../codec.ts'

/** An Open Inference Protocol v2 infer response around its outputs. */
export function oipResponse<Output>(
  manifest: Manifest,
  question: Question,
  outputs: readonly Output[],
): {
  readonly model_name: string
  readonly model_version: string
  readonly id?: string
  readonly outputs: readonly Output[]
} {
  const { id } = question
  return {
    model_name: manifest.name,
    model_version: manifest.version,
    ...(id !== undefined && { id }),
    outputs,
  }
}
