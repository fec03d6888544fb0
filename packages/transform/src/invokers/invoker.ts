import type { CsvHeader, Payload } from '@inferry/core'
import type { BatchStrategy } from '../job/definition.ts'

/** What answers mini-batches: a predictor in this process, or a container over HTTP. */
export interface Invoker {
  /** Resolves when it may be asked; SageMaker's `GET /ping`. */
  ready(signal?: AbortSignal): Promise<void>
  /** What it would like; SageMaker's `GET /execution-parameters`. */
  executionParameters(signal?: AbortSignal): Promise<ExecutionParameters>
  /** Rejects with an `InferryError`. */
  invoke(request: Payload, options: InvokeOptions): Promise<Payload>
  /** One request of any size, in chunks. */
  invokeStream(request: StreamPayload, options: InvokeOptions): Promise<StreamPayload>
  close(): Promise<void>
}

export interface InvokeOptions {
  readonly accept?: string | undefined
  /** Of a body of CSV, where the job knows it. Whoever is asked would guess, and each mini-batch anew. */
  readonly csvHeader?: CsvHeader | undefined
  readonly signal?: AbortSignal | undefined
}

export interface StreamPayload {
  readonly contentType: string
  readonly body: AsyncIterable<Uint8Array>
}

/** As the container names them, but for the strategy, which it writes in capitals. */
export interface ExecutionParameters {
  readonly maxConcurrentTransforms?: number
  readonly batchStrategy?: BatchStrategy
  readonly maxPayloadInMB?: number
}
