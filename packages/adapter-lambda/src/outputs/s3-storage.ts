import type { Readable } from 'node:stream'
import { awsFault, openS3, showS3Location } from '@inferry/aws'
import { inflateBody } from '@inferry/doors'
import { contentTypeOfObject } from '../objects/content-type-of-object.ts'
import type { ObjectPrefix } from './output-variables.ts'
import { answerEnding, type ObjectStorage } from './outputs.ts'
import { checkLength, readBytes } from './read-bytes.ts'

/** The largest object that is read, and the most that one may inflate to. Bytes. */
export const longestObject = 100 * 1024 * 1024

/** Objects of S3. Answers go beside the questions, or under `answers`. */
export function s3Storage(answers: ObjectPrefix | undefined, env: NodeJS.ProcessEnv): ObjectStorage {
  const open = openS3(env)

  return {
    async read(object, signal) {
      const { bucket: Bucket, key: Key, versionId } = object
      try {
        const { client, sdk } = await open()
        const command = new sdk.GetObjectCommand({ Bucket, Key, ...(versionId && { VersionId: versionId }) })
        const found = await client.send(command, { abortSignal: signal })
        const stream = found.Body as Readable
        try {
          checkLength(found.ContentLength, longestObject)
          const contentType = contentTypeOfObject(Key, found.ContentType)
          const bytes = await readBytes(stream, found.ContentLength, longestObject)
          const encoding = encodingOf(found.ContentEncoding, bytes)
          return { contentType, body: await inflateBody(bytes, encoding, longestObject) }
        } finally {
          stream.destroy()
        }
      } catch (error) {
        throw awsFault(error, { action: 's3:GetObject', target: showS3Location(object), signal })
      }
    },

    async write(object, { contentType, body }, signal) {
      try {
        const { client, sdk } = await open()
        const { bucket: Bucket, key: Key } = object
        const command = new sdk.PutObjectCommand({ Bucket, Key, Body: body, ContentType: contentType })
        await client.send(command, { abortSignal: signal })
      } catch (error) {
        throw awsFault(error, { action: 's3:PutObject', target: showS3Location(object), signal })
      }
    },

    answerTo({ bucket, key }) {
      const name = key + answerEnding
      return answers === undefined
        ? { bucket, key: name }
        : { bucket: answers.bucket, key: answers.prefix + name }
    },
  }
}

/**
 * `aws-chunked` is how an upload was signed, not how its object is encoded, though some stores keep it. Most compressed
 * objects are not declared: gzip is known by its first bytes (RFC 1952 §2.3.1), with which nothing that a model reads begins.
 */
function encodingOf(header: string | undefined, bytes: Uint8Array): string {
  const encodings = (header ?? '').split(',').map((encoding) => encoding.trim())
  const declared = encodings.filter((encoding) => encoding !== '' && encoding !== 'aws-chunked').join(', ')
  if (declared !== '') return declared
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? 'gzip' : 'identity'
}
