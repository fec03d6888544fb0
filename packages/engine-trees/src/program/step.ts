import type { OpenEnsemble } from '../ensemble/open-ensemble.ts'
import type { Fields } from './fields.ts'
import type { Frame } from './frame.ts'
import type { Elements, ValueType } from './value.ts'

/** What a step may refer to. */
export interface Scope {
  /** Of the values made before it. */
  readonly values: readonly ValueType[]
  /** The elements of those that are constants. */
  readonly constants: ReadonlyMap<number, Elements>
  /** Opens an ensemble; those of a program share memory. */
  readonly open: OpenEnsemble
  /** In order, each taken by one step alone, so that a small file cannot fill much memory. */
  readonly sections: SectionReader
}

/** The section that a step's field names. */
export type SectionReader = (fields: Fields, name: string) => Uint8Array

/** A step of a program, checked and ready to run. */
export interface BoundStep {
  /** The values that it makes; they are numbered after those of its scope. */
  readonly outputs: readonly ValueType[]
  /** What it keeps or reads beyond its outputs, in elements, where that is much. */
  readonly cost?: number
  /** Of an ensemble; see `EnsembleWalker`. */
  readonly walk?: { readonly steps: number; readonly excess: number }
  /** The elements of a constant, which nothing has to run for. */
  readonly constant?: Elements
  /** Reads values from the frame and puts its own there. Throws `INFERENCE_FAILED` for a row it has no answer to. */
  run(frame: Frame): void
}

/**
 * Checks the fields of a step and what they refer to, and gives what runs it. Throws `INVALID_ARTIFACT`. What can be
 * checked before a run is checked here.
 */
export type BindStep = (fields: Fields, scope: Scope) => BoundStep
