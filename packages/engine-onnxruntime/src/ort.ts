/** What of onnxruntime-node is used. The library itself fits, and so does anything of this shape. */
export interface Ort {
  readonly env: { logLevel?: 'verbose' | 'info' | 'warning' | 'error' | 'fatal' | undefined }
  readonly InferenceSession: {
    create(path: string, options: OrtSessionOptions): Promise<OrtSession>
    create(bytes: Uint8Array, options: OrtSessionOptions): Promise<OrtSession>
  }
}

export interface OrtSession {
  readonly inputMetadata: readonly OrtMetadata[]
  readonly outputMetadata: readonly OrtMetadata[]
  run(feeds: Readonly<Record<string, OrtTensor>>): Promise<Readonly<Record<string, OrtTensor>>>
  release(): Promise<void>
}

export interface OrtMetadata {
  readonly name: string
  readonly isTensor: boolean
  /** Absent from what is no tensor. */
  readonly type?: string
}

export interface OrtTensor {
  readonly type: string
  readonly dims: readonly number[]
  readonly data: unknown
  readonly location: string
}

export interface OrtSessionOptions {
  readonly intraOpNumThreads: number
  readonly interOpNumThreads: number
  readonly executionMode: 'sequential'
  readonly logSeverityLevel: 4
  readonly extra: Record<string, unknown>
}
