import { dirname } from 'node:path'
import { InferryError } from '@inferry/core'
import type { Plugin } from 'esbuild'

/** By its name in a manifest, where an engine's factory is and what it is called. */
const factories: Readonly<Record<string, { readonly from: string; readonly name: string }>> = {
  trees: { from: '@inferry/engine-trees', name: 'trees' },
  onnxruntime: { from: '@inferry/engine-onnxruntime', name: 'onnxruntime' },
}

/** Names of all engines that a bundle can hold. */
export const knownEngines: readonly string[] = Object.keys(factories)

/** The module that runs a model in a process of its own; the engine looks for it beside its own code. */
export const childModule = 'inferry:onnxruntime-child'

/** The namespace of the module put in place of `@inferry/engines`: it has no path, which would differ by machine. */
export const ownModules = 'inferry'

/** Puts in place of `@inferry/engines`, whose module is at `path`, one of these engines alone. */
export function enginesPlugin(engines: readonly string[], path: string): Plugin {
  // From where the engines can be found.
  const resolveDir = dirname(path)
  return {
    name: 'engines',
    setup(build) {
      build.onResolve({ filter: /^@inferry\/engines$/ }, () => ({ path: 'engines', namespace: ownModules }))
      build.onLoad({ filter: /.*/, namespace: ownModules }, () => ({
        contents: moduleOf(engines),
        resolveDir,
      }))
      build.onResolve({ filter: /^inferry:onnxruntime-child$/ }, ({ kind }) =>
        build.resolve('@inferry/engine-onnxruntime/child', { resolveDir, kind }),
      )
    },
  }
}

function moduleOf(engines: readonly string[]): string {
  const used = engines.map((engine) => {
    const factory = factories[engine]
    if (factory !== undefined) return factory
    throw new InferryError('ENGINE_UNAVAILABLE', `there is no engine ${engine} to bundle`)
  })
  const imports = used.map(({ from, name }) => `import { ${name} } from '${from}'`)
  return [...imports, `export const engines = () => [${used.map(({ name }) => `${name}()`)}]`].join('\n')
}
