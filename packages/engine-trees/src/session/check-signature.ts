import { InferryError, type Manifest, type TensorSpec } from '@inferry/core'
import type { BoundProgram } from '../program/bind-program.ts'

/** Throws `INVALID_ARTIFACT` unless the program's inputs and outputs are those of the manifest, in any order. */
export function checkSignature(manifest: Manifest, program: BoundProgram, file: string): void {
  compare('input', manifest.inputs, program.inputs, file)
  compare('output', manifest.outputs, program.outputs, file)
}

function compare(
  noun: 'input' | 'output',
  specs: readonly TensorSpec[],
  found: readonly TensorSpec[],
  file: string,
): void {
  const wanted = new Map(specs.map((spec) => [spec.name, spec]))
  for (const { name, type, shape } of found) {
    const what = `${noun} ${JSON.stringify(name)}`
    const spec = wanted.get(name)
    if (spec === undefined)
      throw invalid(file, name, `its ${what} is not in the manifest; pack the model again`)
    if (spec.type !== type) throw invalid(file, name, `its ${what} is ${type}, in the manifest ${spec.type}`)
    // Exporters are often wrong about the shapes of outputs, and nothing depends on them.
    if (noun === 'input' && !fits(shape, spec.shape))
      throw invalid(file, name, `its ${what} has the shape [${shape}], in the manifest [${spec.shape}]`)
    wanted.delete(name)
  }
  for (const name of wanted.keys())
    throw invalid(file, name, `it has no ${noun} ${JSON.stringify(name)}, which is in the manifest`)
}

function fits(shape: readonly number[], other: readonly number[]): boolean {
  return shape.length === other.length && shape.every((dim, axis) => dim === other[axis])
}

function invalid(file: string, field: string, sentence: string): InferryError {
  return new InferryError('INVALID_ARTIFACT', `${file} does not fit its manifest: ${sentence}`, {
    location: { file, field },
  })
}
