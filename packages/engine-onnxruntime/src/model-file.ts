import { InferryError, type Manifest } from '@inferry/core'

/** The file that onnxruntime loads. */
export function modelFile({ name, engines }: Manifest): string {
  const entry = engines.find((engine) => engine.name === 'onnxruntime')
  if (entry !== undefined) return entry.file
  const names = engines.map((engine) => engine.name).join(', ')
  throw new InferryError('ENGINE_UNAVAILABLE', `${name} has no model for onnxruntime; its engines: ${names}`)
}
