import type { Readable } from 'node:stream'
import { awsFault } from '@inferry/aws'
import { InferryError, toInferryError } from '@inferry/core'
import { mayPassSoon } from '../../passing.ts'
import { objectChanged, objectNotFound } from '../object-faults.ts'
import type { ByteRange, StoredObject } from '../store.ts'
import { backOff, mostFailures } from './patience.ts'
import type { S3Folder } from './s3-folder.ts'

/**
 * Bytes of an object, which must be of the listed version. Where a body breaks off, or ends early, the rest is asked for:
 * also when whoever takes the bytes was so slow that S3 closed the connection.
 */
export async function* readObject(
  folder: S3Folder,
  object: StoredObject,
  { from, until = object.bytes }: ByteRange,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const end = Math.min(until, object.bytes)
  if (from >= end && object.bytes > 0) return
  let at = from
  let failures = 0
  for (;;) {
    try {
      const body = await openBody(folder, object, at, end, signal)
      const abort = () => body.destroy(toInferryError(signal?.reason))
      signal?.addEventListener('abort', abort, { once: true })
      try {
        for await (const chunk of body as AsyncIterable<Uint8Array>) {
          at += chunk.length
          failures = 0
          yield chunk
        }
      } catch (cause) {
        if (at < end) throw broken(folder, object, at, cause)
      } finally {
        signal?.removeEventListener('abort', abort)
        body.destroy()
      }
      if (at >= end) return
      throw broken(folder, object, at)
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      const fault = toInferryError(error)
      if (!mayPassSoon(fault) || failures === mostFailures) throw fault
      failures += 1
      await backOff(failures, signal)
    }
  }
}

async function openBody(
  { open, location, show }: S3Folder,
  { key, bytes, version }: StoredObject,
  from: number,
  end: number,
  signal: AbortSignal | undefined,
): Promise<Readable> {
  const { bucket: Bucket, key: Key } = location(key)
  try {
    const { client, sdk } = await open()
    // Of an empty object there is no range.
    const Range = bytes > 0 ? { Range: `bytes=${from}-${end - 1}` } : {}
    const command = new sdk.GetObjectCommand({ Bucket, Key, IfMatch: version, ...Range })
    const { Body, ContentRange } = await client.send(command, signal && { abortSignal: signal })
    const body = Body as Readable
    if (bytes === 0 || ContentRange?.startsWith(`bytes ${from}-`)) return body
    body.destroy()
    const said = `${show(key)}: asked for the bytes from ${from}, given ${ContentRange ?? 'all'}; use a store that knows ranges`
    throw new InferryError('INVALID_CONFIGURATION', said, { location: { file: key } })
  } catch (error) {
    const fault = awsFault(error, {
      action: 's3:GetObject',
      target: show(key),
      signal,
      location: { file: key },
    })
    if (fault.code === 'OBJECT_CHANGED') throw objectChanged(show(key), key, fault)
    if (fault.code === 'OBJECT_NOT_FOUND') throw objectNotFound(show(key), key, fault)
    throw fault
  }
}

function broken({ show }: S3Folder, { key, bytes }: StoredObject, at: number, cause?: unknown): InferryError {
  const reason = cause instanceof Error ? `: ${cause.message}` : ''
  const message = `${show(key)}: the connection broke off at byte ${at} of ${bytes}${reason}`
  return new InferryError('STORAGE_FAILED', message, { cause, location: { file: key } })
}
