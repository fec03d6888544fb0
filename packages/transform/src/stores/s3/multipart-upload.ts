import { randomUUID } from 'node:crypto'
import { type InferryError, toInferryError } from '@inferry/core'
import { takenByOthers } from '../object-faults.ts'
import { s3Call } from './s3-call.ts'
import type { S3Folder } from './s3-folder.ts'
import type { Part, UploadState } from './upload-state.ts'

/** A multipart upload. Parts are numbered by their place: one that was sent before is sent over. */
export interface MultipartUpload {
  readonly state: UploadState
  /** Sends the part behind those of the state. */
  add(body: Uint8Array, signal?: AbortSignal): Promise<void>
  /** Whether it is still there, by an empty part that the next one replaces: no other permission is needed. */
  exists(signal?: AbortSignal): Promise<boolean>
  /** Sends what is left, if anything, and makes the object appear. Gives its ETag. */
  complete(last: Uint8Array): Promise<string | undefined>
  abort(): Promise<void>
}

/** The name in an object's metadata of the mark of its upload. */
const markName = 'inferry-upload'

/** Takes no signal: an upload whose identity is not known could not be dropped. */
export async function createUpload(
  folder: S3Folder,
  key: string,
  contentType: string,
): Promise<MultipartUpload> {
  const mark = randomUUID()
  const uploadId = await s3Call(folder, key, 's3:PutObject', async ({ client, sdk }, object) => {
    const checked = (await client.config.requestChecksumCalculation()) === 'WHEN_SUPPORTED'
    const command = new sdk.CreateMultipartUploadCommand({
      ...object,
      ContentType: contentType,
      Metadata: { [markName]: mark },
      // The SDK's own for parts; they are refused where the upload was not begun with it.
      ...(checked && { ChecksumAlgorithm: 'CRC32' }),
    })
    return (await client.send(command)).UploadId as string
  })
  return openUpload(folder, key, { uploadId, mark, parts: [] })
}

export function openUpload(folder: S3Folder, key: string, begun: UploadState): MultipartUpload {
  const { uploadId, mark } = begun
  const parts: Part[] = [...begun.parts]

  async function send(body: Uint8Array, signal?: AbortSignal): Promise<Part> {
    const sent = { UploadId: uploadId, PartNumber: parts.length + 1, Body: body }
    const { ETag, ChecksumCRC32: crc32 } = await s3Call(
      folder,
      key,
      's3:PutObject',
      ({ client, sdk }, object, options) =>
        client.send(new sdk.UploadPartCommand({ ...object, ...sent }), options),
      signal,
    )
    return { etag: ETag as string, ...(crc32 !== undefined && { crc32 }) }
  }

  /**
   * An answer that was lost, and the retry's, that there is no such upload; or what a worker that was killed had still sent:
   * then the object bears its mark.
   */
  async function completedBefore(): Promise<string | undefined> {
    try {
      const head = await s3Call(folder, key, 's3:GetObject', ({ client, sdk }, object) =>
        client.send(new sdk.HeadObjectCommand(object)),
      )
      return head.Metadata?.[markName] === mark ? head.ETag : undefined
    } catch (error) {
      if (toInferryError(error).code === 'OBJECT_NOT_FOUND') return undefined
      throw error
    }
  }

  return {
    get state() {
      return { uploadId, mark, parts: [...parts] }
    },

    async add(body, signal) {
      try {
        parts.push(await send(body, signal))
      } catch (error) {
        throw isNoSuchUpload(error) ? takenByOthers(folder.show(key), key, error) : error
      }
    },

    async exists(signal) {
      try {
        await send(new Uint8Array(), signal)
        return true
      } catch (error) {
        if (isNoSuchUpload(error)) return false
        throw error
      }
    },

    async complete(last) {
      try {
        const all = last.length > 0 ? [...parts, await send(last)] : parts
        const { ETag } = await s3Call(folder, key, 's3:PutObject', ({ client, sdk }, object) => {
          const Parts = all.map(({ etag, crc32 }, index) => ({
            PartNumber: index + 1,
            ETag: etag,
            ...(crc32 !== undefined && { ChecksumCRC32: crc32 }),
          }))
          const upload = { UploadId: uploadId, MultipartUpload: { Parts } }
          return client.send(new sdk.CompleteMultipartUploadCommand({ ...object, ...upload }))
        })
        return ETag
      } catch (error) {
        if (!isNoSuchUpload(error)) throw error
        const etag = await completedBefore()
        if (etag === undefined) throw takenByOthers(folder.show(key), key, error)
        return etag
      }
    },

    abort: () =>
      s3Call(folder, key, 's3:AbortMultipartUpload', async ({ client, sdk }, object) => {
        await client.send(new sdk.AbortMultipartUploadCommand({ ...object, UploadId: uploadId }))
      }),
  }
}

/** Of a fault of {@link s3Call}. */
function isNoSuchUpload(error: unknown): boolean {
  const { cause }: InferryError = toInferryError(error)
  return cause instanceof Error && cause.name === 'NoSuchUpload'
}
