import type { Manifest } from '../manifest/manifest.ts'
import type { MediaType } from '../negotiation/media-type.ts'
import type { Payload } from '../predictor/seams.ts'
import type { Tensors } from '../tensor/tensor.ts'

/**
 * What a decoder keeps of the question so that the answer comes in its form. `codec` is the name of the codec whose
 * form that is; `dialect` and the rest are for that codec alone.
 */
export interface Question {
  readonly codec: string
  readonly dialect: string
  /** The question's media type, such as `text/csv`: of several that the codec writes, the answer comes in the same. */
  readonly type?: string
  /** The request's id, echoed by the Open Inference Protocol. */
  readonly id?: string
  /** Outputs asked for, in this order; all when absent. */
  readonly outputs?: readonly RequestedOutput[]
  /** Whether outputs come as binary tensors unless they say otherwise. */
  readonly binary?: boolean
}

export interface RequestedOutput {
  readonly name: string
  readonly binary?: boolean
}

export interface Decoded {
  /** By name, not yet checked against the manifest where the content type gives whole tensors. */
  readonly inputs: Tensors
  readonly question: Question
}

/**
 * Bytes of one content type to tensors, and tensors back to bytes. Pure. Throws `InferryError`: from `encode`,
 * `NOT_ACCEPTABLE` for an answer that the content type cannot hold.
 */
export interface Codec {
  readonly name: string
  /** Types and subtypes it reads, such as `text/csv`. */
  readonly reads: readonly string[]
  /** Types and subtypes it can be asked for in `accept`, the preferred one first. */
  readonly writes: readonly string[]
  decode(body: Uint8Array, type: MediaType, manifest: Manifest): Decoded
  /** `type` is what was asked for: one of `writes`, with the parameters that `accept` gave it. */
  encode(outputs: Tensors, type: MediaType, manifest: Manifest, question: Question): Payload
}
