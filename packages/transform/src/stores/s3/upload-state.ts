/** A multipart upload as a later process finds it again. JSON. */
export interface UploadState {
  readonly uploadId: string
  /** In the object's metadata: tells that it came of this upload. */
  readonly mark: string
  readonly parts: readonly Part[]
}

export interface Part {
  readonly etag: string
  /** Absent where the store gives none. */
  readonly crc32?: string
}

/** Undefined for what is none. */
export function parseUploadState(state: Readonly<Record<string, unknown>>): UploadState | undefined {
  const { uploadId, mark, parts } = state
  if (typeof uploadId !== 'string' || typeof mark !== 'string') return undefined
  return Array.isArray(parts) && parts.length > 0 && parts.every(isPart)
    ? { uploadId, mark, parts }
    : undefined
}

function isPart(value: unknown): value is Part {
  const { etag, crc32 } = Object(value) as { readonly etag?: unknown; readonly crc32?: unknown }
  return typeof etag === 'string' && ['string', 'undefined'].includes(typeof crc32)
}
