import { InferryError } from '../errors/inferry-error.ts'
import type { Manifest } from '../manifest/manifest.ts'

/** The file that this engine loads. Throws `ENGINE_UNAVAILABLE` for a manifest that names none. */
export function engineFile({ name, engines }: Pick<Manifest, 'name' | 'engines'>, engine: string): string {
  const entry = engines.find((each) => each.name === engine)
  if (entry !== undefined) return entry.file
  const names = engines.map((each) => each.name).join(', ')
  throw new InferryError('ENGINE_UNAVAILABLE', `${name} has no model for ${engine}; its engines: ${names}`)
}
