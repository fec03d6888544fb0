import { checkSignature, type Manifest } from '@inferry/core'
import type { BoundProgram } from '../program/bind-program.ts'

/** Throws `INVALID_ARTIFACT` unless the program's inputs and outputs are those of the manifest, in any order. */
export function checkProgramSignature(manifest: Manifest, program: BoundProgram, file: string): void {
  checkSignature(manifest, program, file, (noun, { shape }, spec) => {
    // Exporters are often wrong about the shapes of outputs, and nothing depends on them.
    if (noun === 'output' || spec === undefined || fits(shape, spec.shape)) return undefined
    return `has the shape [${shape}], in the manifest [${spec.shape}]`
  })
}

function fits(shape: readonly number[], other: readonly number[]): boolean {
  return shape.length === other.length && shape.every((dim, axis) => dim === other[axis])
}
