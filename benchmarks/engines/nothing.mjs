/** What no engine can do without: a module that imports core, and the model's file, read and checked. */
import { InferryError } from '@inferry/core'

export function nothing() {
  return {
    async load(artifact) {
      const { file } = artifact.manifest.engines.find(({ name }) => name === 'trees')
      await artifact.read(file)
      return {
        run() {
          throw new InferryError('ENGINE_UNAVAILABLE', 'nothing runs no model')
        },
        async close() {},
      }
    },
  }
}
