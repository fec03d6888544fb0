import type { Manifest } from '../manifest/manifest.ts'
import type { Tensors } from '../tensor/tensor.ts'

/** One version of one model on disk. Nothing in it is used before its sha256 was checked. */
export interface Artifact {
  readonly manifest: Manifest
  /** Absolute path of the folder that holds the files. For a `.tar.gz`, where it was unpacked. */
  readonly folder: string
  /** The bytes of a file named in the manifest, these very bytes verified. */
  read(path: string): Promise<Uint8Array>
  /** The absolute path of such a file, verified once, now or before: for engines that must be given a path. */
  locate(path: string): Promise<string>
  /** The recorded samples; none when the manifest names no samples file. */
  samples(): Promise<readonly Sample[]>
  /** Removes what opening unpacked. */
  close(): Promise<void>
}

/** A recorded request with the answer the training library gave. */
export interface Sample {
  readonly name: string
  readonly inputs: Tensors
  /** May leave outputs out that the training library does not give. */
  readonly outputs: Tensors
}
