import type { Artifact, Manifest, Session, Tensor } from '@inferry/core'
import { trees } from '@inferry/engine-trees'
import { readSignature } from '../../../src/onnx/signature.ts'
import { compileTrees } from '../../../src/trees/compile-trees.ts'
import type { Answer, Matrix } from '../operators/fixtures/onnxruntime.ts'

/** A session of the compiled model, or why it was not compiled. */
export async function openTrees(model: Uint8Array): Promise<Session | { readonly reason: string }> {
  const compiled = compileTrees(model)
  if ('reason' in compiled) return compiled
  const manifest = {
    ...readSignature(model),
    name: 'fuzzed',
    engines: [{ name: 'trees', file: 'model.trees' }],
  } as unknown as Manifest
  const artifact = { manifest, read: async () => compiled.file } as Partial<Artifact> as Artifact
  return trees().load(artifact)
}

/** What the engine answers to rows of `columns` values. */
export async function askTrees(session: Session, x: Matrix, columns: number): Promise<Answer> {
  const found = await session.run({ X: tensorOf(x, columns) })
  const { data, dims } = found['Y'] as Tensor
  const answer = { scores: data as Float32Array | Float64Array, columns: dims[1] as number }
  const label = found['label']?.data
  if (label === undefined) return answer
  return {
    ...answer,
    labels: label instanceof BigInt64Array ? Array.from(label, Number) : [...(label as string[])],
  }
}

function tensorOf(data: Matrix, columns: number): Tensor {
  const dims = [data.length / columns, columns]
  if (data instanceof Float64Array) return { type: 'float64', dims, data }
  if (data instanceof BigInt64Array) return { type: 'int64', dims, data }
  if (data instanceof Int32Array) return { type: 'int32', dims, data }
  return { type: 'float32', dims, data }
}
