import { dirname, relative, resolve } from 'node:path'
import { InferryError } from '@inferry/core'
import { type BuildResult, build } from 'esbuild'
import type { Architecture, CompositionRoot } from '../target.ts'
import { bindingPlugin, type FoundBinding } from './binding-plugin.ts'
import { childModule, enginesPlugin, ownModules } from './engines-plugin.ts'
import { rootOptions } from './module-options.ts'

export interface CodeOptions {
  readonly root: Pick<CompositionRoot, 'entry' | 'engines'>
  /** What its file is called, without the ending. */
  readonly name: string
  /** The engines to keep, the others are left out with all that they import. */
  readonly engines: readonly string[]
  readonly arch: Architecture
}

export interface BundledCode {
  /** Modules and source maps by their name. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Absolute paths of all modules that went in, sorted. */
  readonly sources: readonly string[]
  /** Where onnxruntime's native library is, if it is needed. */
  readonly binding?: FoundBinding
}

/**
 * Makes one minified module of a composition root, with a source map. What it imports lazily (the AWS SDK, the reader of
 * archives) stays in files of its own, so that a cold start does not read it. The same sources give the same bytes,
 * wherever they lie.
 */
export async function bundleCode({ root, name, engines, arch }: CodeOptions): Promise<BundledCode> {
  const { entry } = root
  // Names in source maps, and with them digests, are relative to this folder.
  const folder = dirname(dirname(entry))
  const binding = bindingPlugin(arch)
  const native = engines.includes('onnxruntime')
  const result = await build({
    ...rootOptions(entry),
    entryPoints: [{ in: entry, out: name }, ...(native ? [{ in: childModule, out: 'child' }] : [])],
    absWorkingDir: folder,
    outdir: 'bundle',
    chunkNames: '[name]-[hash]',
    write: false,
    metafile: true,
    charset: 'utf8',
    // `sources` says whose licences to ship.
    legalComments: 'none',
    sourcesContent: false,
    plugins: [enginesPlugin(engines, root.engines), binding.plugin],
  }).catch((cause) => {
    // What a plugin of ours throws.
    const own: unknown = cause.errors?.[0]?.detail
    if (own instanceof InferryError) throw own
    throw new InferryError('INTERNAL', `${entry} cannot be bundled: ${cause.message}`, { cause })
  })
  const found = binding.found()
  if (native && found === undefined) {
    throw new InferryError(
      'ENGINE_UNAVAILABLE',
      'onnxruntime-node has no dist/binding.js: is it the version that Inferry asks for?',
    )
  }
  const sources = Object.keys(result.metafile.inputs)
    .filter((path) => !path.startsWith(`${ownModules}:`))
    .map((path) => resolve(folder, path))
  return {
    files: filesOf(result, resolve(folder, 'bundle')),
    sources: sources.sort(),
    ...(found && { binding: found }),
  }
}

function filesOf({ outputFiles = [] }: BuildResult, folder: string): ReadonlyMap<string, Uint8Array> {
  const files = outputFiles.map(({ path, contents }) => [relative(folder, path), contents] as const)
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)))
}
