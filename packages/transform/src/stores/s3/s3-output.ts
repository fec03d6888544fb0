import type { OutputObject, OutputStore } from '../store.ts'
import { checkBucket } from './check-bucket.ts'
import { createUpload, type MultipartUpload, openUpload } from './multipart-upload.ts'
import { partBytesAfter } from './part-bytes.ts'
import { s3Call } from './s3-call.ts'
import { requireS3Url, type S3Folder, s3Folder } from './s3-folder.ts'
import { s3States } from './s3-states.ts'
import { parseUploadState } from './upload-state.ts'

/**
 * Objects under `s3://bucket/prefix/`. A small one is written at once, a larger one as a multipart upload, which another
 * process can go on with. Of those that are never gone on with, S3 keeps the parts: give the bucket a lifecycle rule with
 * AbortIncompleteMultipartUpload. Throws `INVALID_CONFIGURATION` for another URL.
 */
export function s3Output(url: string): OutputStore {
  const { bucket, key } = requireS3Url(url)
  const folder = s3Folder(bucket, key === '' || key.endsWith('/') ? key : `${key}/`)
  let there = false
  return {
    name: url,
    async check(signal) {
      if (!there) await checkBucket(folder, signal)
      there = true
    },

    begin: async (key, contentType) => outputObject(folder, key, contentType),

    async resume(key, state, signal) {
      const begun = parseUploadState(state)
      if (begun === undefined) return undefined
      const upload = openUpload(folder, key, begun)
      return (await upload.exists(signal)) ? outputObject(folder, key, '', upload) : undefined
    },

    version: (key, signal) =>
      s3Call(
        folder,
        key,
        's3:GetObject',
        async ({ client, sdk }, object, options) => {
          try {
            return bare((await client.send(new sdk.HeadObjectCommand(object), options)).ETag)
          } catch (error) {
            if (error instanceof sdk.NotFound) return undefined
            throw error
          }
        },
        signal,
      ),

    remove: (key) =>
      s3Call(folder, key, 's3:DeleteObject', async ({ client, sdk }, object) => {
        await client.send(new sdk.DeleteObjectCommand(object))
      }),

    states: s3States(folder),
  }
}

/** `contentType` is of use only before the upload is begun, which is with the first part. */
function outputObject(
  folder: S3Folder,
  key: string,
  contentType: string,
  begun?: MultipartUpload,
): OutputObject {
  let upload = begun
  return {
    get partBytes() {
      return partBytesAfter(upload?.state.parts.length ?? 0)
    },

    async append(part, signal) {
      upload ??= await createUpload(folder, key, contentType)
      await upload.add(Buffer.concat(part), signal)
    },

    state: () => ({ ...upload?.state }),

    async complete(last) {
      const body = Buffer.concat(last)
      if (upload !== undefined) return bare(await upload.complete(body))
      return s3Call(folder, key, 's3:PutObject', async ({ client, sdk }, object) => {
        const command = new sdk.PutObjectCommand({ ...object, Body: body, ContentType: contentType })
        return bare((await client.send(command)).ETag)
      })
    },

    discard: async () => upload?.abort().catch(() => {}),
  }
}

/** Answers have ETags with and without quotes. */
function bare(etag = ''): string {
  return etag.replaceAll('"', '')
}
