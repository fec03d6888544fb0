import { createHash } from 'node:crypto'
import type { Predictor } from '@inferry/core'

/**
 * What answers, for `TransformOptions.model`: differs with the engine, and with the artifact, whatever its name and
 * version are. Its manifest has the digests of all its files.
 */
export function modelOf({ manifest, engine }: Pick<Predictor, 'manifest' | 'engine'>): string {
  const digest = createHash('sha256').update(JSON.stringify(manifest)).digest('hex').slice(0, 16)
  return `${manifest.name} ${manifest.version} ${engine} ${digest}`
}
