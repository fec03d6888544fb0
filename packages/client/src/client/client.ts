import type { Payload, PredictOptions, Tensors } from '@inferry/core'

/** What every call can be given. */
export interface CallOptions {
  /** One model of several, such as `diabetes-forest`; else the client's. SageMaker's multi-model endpoints want the archive's key. */
  readonly model?: string
  /** Ends the call at once: `ABORTED`, or `DEADLINE_EXCEEDED` where it is `AbortSignal.timeout`. */
  readonly signal?: AbortSignal
}

export interface PredictCallOptions extends PredictOptions, CallOptions {}

/**
 * A row: an array in the order of the columns, an object by column name, or a plain value where a row has only one.
 * NaN and null are missing; a bigint is a 64-bit integer, exact.
 */
export type Row = object | string | number | bigint | boolean | null

/**
 * A model behind a door, whichever door it is. Every rejection is an `InferryError`: the door's own with its code,
 * message and location, or what happened on the way there. A prediction changes nothing where it is made, so that any
 * call can be repeated.
 */
export interface Client {
  /** Any content type that the model's codecs read: bytes in, bytes out. A text as body is `INVALID_INPUT`. */
  predict(input: Payload, options?: PredictCallOptions): Promise<Payload>
  /**
   * One prediction a row, in their order: a value, or an object by output name where the model has several. `P` is the
   * caller's word for it and is not checked. Rejects with `NOT_ACCEPTABLE` if the outputs are not by rows; use `infer`.
   */
  predictRows<P = unknown>(rows: readonly Row[], options?: CallOptions): Promise<readonly P[]>
  /** Tensors by input name to tensors by output name, bit for bit: they travel in the Open Inference Protocol's binary form. */
  infer(inputs: Tensors, options?: CallOptions): Promise<Tensors>
  /** Frees connections; an SDK client that was given is left open. */
  close(): Promise<void>
}
