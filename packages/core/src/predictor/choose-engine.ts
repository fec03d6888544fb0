import { InferryError } from '../errors/inferry-error.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { Engine } from './seams.ts'

/**
 * The engine at hand that the manifest prefers, or the one named. Throws `ENGINE_UNAVAILABLE` that says what the
 * artifact needs and what there is.
 */
export function chooseEngine(manifest: Manifest, engines: readonly Engine[], name?: string): Engine {
  for (const entry of manifest.engines) {
    const engine = engines.find((candidate) => candidate.name === entry.name)
    if (engine !== undefined && (name === undefined || name === entry.name)) return engine
  }
  throw new InferryError('ENGINE_UNAVAILABLE', missing(manifest, engines, name))
}

function missing(manifest: Manifest, engines: readonly Engine[], name: string | undefined): string {
  const needed = manifest.engines.map((entry) => entry.name).join(' or ')
  if (name !== undefined && engines.some((engine) => engine.name === name))
    return `${manifest.name} has no model for the engine ${JSON.stringify(name)}; it runs on ${needed}`
  const there = engines.length === 0 ? 'none' : engines.map((engine) => engine.name).join(', ')
  const asked = name === undefined ? '' : `the engine ${JSON.stringify(name)} was asked for, but `
  return `${asked}${manifest.name} needs ${needed}; engines at hand: ${there}`
}
