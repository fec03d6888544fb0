import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { CompositionRoot } from '../target.ts'
import { bundleLoop } from './bundle-loop.ts'
import { childModule, enginesPlugin, knownEngines } from './engines-plugin.ts'
import { rootOptions } from './module-options.ts'

/** A function's code, for this machine alone. */
export interface FunctionCode {
  /** Holds `handler.mjs`. */
  readonly folder: string
  /** The file that runs it; see {@link bundleLoop}. */
  readonly loop: string
}

/** Leaves onnxruntime-node to Node: its native library for this machine lies beside it. */
const installedPlugin: Plugin = {
  name: 'installed',
  setup(build) {
    build.onResolve({ filter: /^onnxruntime-node$/ }, ({ path, resolveDir }) => {
      // Node does not find it by its name from where the code will lie.
      const found = createRequire(join(resolveDir, 'from')).resolve(path)
      return { path: pathToFileURL(found).href, external: true }
    })
  },
}

/** Writes a function of a workspace, with all engines, as JavaScript into a folder, as {@link bundleLoop} does its loop. */
export async function bundleFunction(
  { entry, engines }: Pick<CompositionRoot, 'entry' | 'engines'>,
  folder: string,
): Promise<FunctionCode> {
  await build({
    ...rootOptions(entry),
    entryPoints: { handler: entry, child: childModule },
    outdir: folder,
    plugins: [enginesPlugin(knownEngines, engines), installedPlugin],
  })
  const loop = join(folder, 'loop.mjs')
  await bundleLoop(loop)
  return { folder, loop }
}
