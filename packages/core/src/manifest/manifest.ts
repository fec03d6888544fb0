import type { ElementType } from '../tensor/tensor.ts'

/** `inferry.json`: what an artifact holds. Format 1; its JSON Schema is `manifest.schema.json`. */
export interface Manifest {
  readonly manifestVersion: 1
  /** Path-safe: `[A-Za-z0-9][A-Za-z0-9._-]*`, at most 128 characters. */
  readonly name: string
  /** Path-safe like `name`. `pack` takes the content's digest when none is given. */
  readonly version: string
  readonly description?: string
  /** What can run this artifact, the preferred one first. */
  readonly engines: readonly EngineEntry[]
  /** Every file of the artifact but the manifest, sorted by path. */
  readonly files: readonly FileEntry[]
  readonly inputs: readonly InputSpec[]
  readonly outputs: readonly OutputSpec[]
  /** Path of the samples file, one of `files`. */
  readonly samples?: string
}

export interface EngineEntry {
  /** `onnxruntime` or `trees`. */
  readonly name: string
  /** The model file that this engine loads, one of `files`. */
  readonly file: string
}

export interface FileEntry {
  /** Relative, `/`-separated, without `.` or `..` segments. */
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Lower-case hexadecimal. */
  readonly sha256: string
}

export interface TensorSpec {
  readonly name: string
  readonly type: ElementType
  /** -1 is a dimension known only at run time; a leading -1 counts rows. */
  readonly shape: readonly number[]
}

export interface InputSpec extends TensorSpec {
  /**
   * Names of one row's elements in row-major order, for an input `[-1, …]` whose other dimensions multiply to
   * this length. An input `[-1, 1]` or `[-1]` without names is itself the column of its name.
   */
  readonly columns?: readonly string[]
}

export interface OutputSpec extends TensorSpec {
  /** Class labels: names of the last dimension's entries, in order. */
  readonly labels?: readonly string[]
}
