import type { Manifest } from '../manifest/manifest.ts'
import type { MediaType } from '../negotiation/media-type.ts'
import type { Payload } from '../predictor/seams.ts'
import type { Tensors } from '../tensor/tensor.ts'

/**
 * What a decoder keeps of the question so that the answer comes in its dialect. `codec` is the name of the codec
 * that decoded; `dialect` and the rest are for that codec alone.
 */
export interface Question {
  readonly codec: string
  readonly dialect: string
  /** The request's id, echoed by the Open Inference Protocol. */
  readonly id?: string
  /** Outputs asked for, in this order; all when absent. */
  readonly outputs?: readonly { readonly name: string; readonly binary?: boolean }[]
}

export interface Decoded {
  readonly inputs: Tensors
  readonly question: Question
}

/** Bytes of one content type to tensors, and tensors back to bytes. Pure. Throws `InferryError`. */
export interface Codec {
  readonly name: string
  /** Types and subtypes it reads, such as `text/csv`. */
  readonly reads: readonly string[]
  /** Types and subtypes it can be asked for in `accept`, the preferred one first. */
  readonly writes: readonly string[]
  decode(body: Uint8Array, type: MediaType, manifest: Manifest): Decoded
  encode(outputs: Tensors, type: MediaType, manifest: Manifest, question: Question): Payload
}
