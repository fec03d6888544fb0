import { readFile } from 'node:fs/promises'
import { type Artifact, InferryError } from '@inferry/core'
import { bundleCode } from '../code/bundle-code.ts'
import { knownEngines } from '../code/engines-plugin.ts'
import { nativeFiles } from '../code/native-files.ts'
import { thirdParty } from '../code/third-party.ts'
import { type Architecture, type CompositionRoot, entryName, type Libc, type Target } from '../target.ts'
import { type BundleDescription, descriptionFile, formatDescription } from './bundle-description.ts'
import { type BundleFile, fileOf, ignoreFileOf, imageFile, isShipped, isSourceMap } from './bundle-file.ts'
import { modelFiles } from './model-files.ts'

export interface BundleOptions {
  readonly artifact: Artifact
  readonly target: Target
  readonly root: CompositionRoot
  /** The engine to put in, or `all`; the one that the artifact prefers unless given. */
  readonly engine?: string
  /** x64 unless given. */
  readonly arch?: Architecture
  /** glibc unless given. */
  readonly libc?: Libc
}

/** A bundle before it is written. */
export interface Bundle {
  readonly description: BundleDescription
  /** Sorted by path, `bundle.json` among them. */
  readonly files: readonly BundleFile[]
}

/** All that a target needs, nothing to be installed. Throws `ENGINE_UNAVAILABLE` for an engine that cannot go in. */
export async function assembleBundle(options: BundleOptions): Promise<Bundle> {
  const { artifact, target, root, arch = 'x64', libc = 'glibc' } = options
  const { name, version } = artifact.manifest
  const engines = enginesOf(options)
  const code = await bundleCode({ root, name: entryName(target), engines, arch })
  const native =
    code.binding === undefined ? new Map<string, Uint8Array>() : await nativeFiles(code.binding, arch, libc)
  const { packages, licenses } = await thirdParty(code.sources)
  const files = [
    ...[...code.files, ...native].map(([path, bytes]) => fileOf(path, bytes)),
    ...(await modelFiles(artifact, engines)),
    fileOf('LICENSES.txt', licenses),
  ].sort(byPath)
  const entry = `${entryName(target)}.mjs`
  const description: BundleDescription = {
    bundleVersion: 1,
    target,
    os: 'linux',
    arch,
    libc: native.size > 0 ? libc : 'any',
    node: '>=20.19',
    entry,
    ...(entryName(target) === 'handler' && { handler: 'handler.handler' }),
    engines,
    model: { name, version },
    packages,
    files: listOf(files.filter(isShipped)),
    sourceMaps: listOf(files.filter(isSourceMap)),
  }
  const described = [...files, fileOf(descriptionFile, formatDescription(description))]
  const image =
    root.dockerfile === undefined
      ? []
      : [fileOf(imageFile, await readFile(root.dockerfile)), ignoreFileOf(described.filter(isShipped))]
  return { description, files: [...described, ...image].sort(byPath) }
}

function listOf(files: readonly BundleFile[]): BundleDescription['files'] {
  return files.map(({ path, size, sha256 }) => ({ path, size, sha256 }))
}

function byPath(a: BundleFile, b: BundleFile): number {
  return a.path < b.path ? -1 : 1
}

function enginesOf({ artifact: { manifest }, engine }: BundleOptions): readonly string[] {
  const names = manifest.engines.map(({ name }) => name)
  const [first, ...others] = names.filter((name) => knownEngines.includes(name))
  if (first !== undefined) {
    if (engine === undefined) return [first]
    if (engine === 'all') return knownEngines
    if (engine === first || others.includes(engine)) return [engine]
  }
  const asked = engine !== undefined && engine !== 'all' && !names.includes(engine)
  const why = asked ? `not on ${engine}` : `and a bundle can hold ${knownEngines.join(' or ')}`
  const message = `${manifest.name} runs on ${names.join(' or ')}, ${why}`
  throw new InferryError('ENGINE_UNAVAILABLE', message, { location: { field: 'engine' } })
}
