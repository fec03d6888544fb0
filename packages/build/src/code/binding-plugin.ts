import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { InferryError } from '@inferry/core'
import type { Plugin } from 'esbuild'
import type { Architecture } from '../target.ts'

/** Where onnxruntime-node's native files are. */
export interface FoundBinding {
  readonly folder: string
}

/** In the bundle. */
export const nativeFolder = 'native'

/** How onnxruntime-node 1.30 loads its library: by a path put together at run time, which no bundler can follow. */
const loading =
  /require\(`(\.\.\/bin\/napi-v\d+)\/\$\{process\.platform\}\/\$\{process\.arch\}\/(\w+\.node)`\)/

/** Points the loading of the library to the bundle's own copy, and tells where it was. */
export function bindingPlugin(arch: Architecture): { plugin: Plugin; found(): FoundBinding | undefined } {
  let found: FoundBinding | undefined
  const plugin: Plugin = {
    name: 'binding',
    setup(build) {
      build.onResolve({ filter: /\.node$/ }, ({ path }) => ({ path, external: true }))
      build.onLoad({ filter: /[\\/]onnxruntime-node[\\/]dist[\\/]binding\.js$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8')
        const [whole, folder, file] = loading.exec(text) ?? []
        if (whole === undefined || folder === undefined) {
          const message = `${path} does not load its library as it used to; Inferry cannot bundle this version of onnxruntime-node`
          throw new InferryError('ENGINE_UNAVAILABLE', message, { location: { file: path } })
        }
        found = { folder: resolve(dirname(path), folder, 'linux', arch) }
        return { contents: text.replace(whole, `require('./${nativeFolder}/${file}')`) }
      })
    },
  }
  return { plugin, found: () => found }
}
