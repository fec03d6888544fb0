import type { Readable } from 'node:stream'
import { inflateBody } from '@inferry/doors'
import { contentTypeOfObject } from '../objects/content-type-of-object.ts'
import { awsFault } from './aws-fault.ts'
import { customEndpoint } from './custom-endpoint.ts'
import { lazily } from './lazily.ts'
import type { ObjectPrefix } from './output-variables.ts'
import { answerEnding, type ObjectStorage, showObject } from './outputs.ts'
import { checkLength, readBytes } from './read-bytes.ts'

/** The largest object that is read, and the most that one may inflate to. Bytes. */
export const longestObject = 100 * 1024 * 1024

/** Objects of S3. Answers go beside the questions, or under `answers`. */
export function s3Storage(answers: ObjectPrefix | undefined, env: NodeJS.ProcessEnv): ObjectStorage {
  const open = lazily(async () => {
    const { S3Client, GetObjectCommand, PutObjectCommand } = await import('@aws-sdk/client-s3')
    // Other endpoints seldom have a host name for each bucket.
    const client = new S3Client({ forcePathStyle: customEndpoint('S3', env) })
    return { client, GetObjectCommand, PutObjectCommand }
  })

  return {
    async read(object, signal) {
      const { bucket: Bucket, key: Key, versionId } = object
      try {
        const { client, GetObjectCommand } = await open()
        const command = new GetObjectCommand({ Bucket, Key, ...(versionId && { VersionId: versionId }) })
        const found = await client.send(command, { abortSignal: signal })
        const stream = found.Body as Readable
        try {
          checkLength(found.ContentLength, longestObject)
          const contentType = contentTypeOfObject(Key, found.ContentType)
          const bytes = await readBytes(stream, found.ContentLength, longestObject)
          const encoding = encodingOf(found.ContentEncoding)
          return { contentType, body: await inflateBody(bytes, encoding, longestObject) }
        } finally {
          stream.destroy()
        }
      } catch (error) {
        throw awsFault(error, 's3:GetObject', showObject(object), signal)
      }
    },

    async write(object, { contentType, body }, signal) {
      try {
        const { client, PutObjectCommand } = await open()
        const { bucket: Bucket, key: Key } = object
        const command = new PutObjectCommand({ Bucket, Key, Body: body, ContentType: contentType })
        await client.send(command, { abortSignal: signal })
      } catch (error) {
        throw awsFault(error, 's3:PutObject', showObject(object), signal)
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

/** `aws-chunked` is how an upload was signed, not how its object is encoded, though some stores keep it. */
function encodingOf(header: string | undefined): string {
  const encodings = (header ?? '').split(',').map((encoding) => encoding.trim())
  return (
    encodings.filter((encoding) => encoding !== '' && encoding !== 'aws-chunked').join(', ') || 'identity'
  )
}
