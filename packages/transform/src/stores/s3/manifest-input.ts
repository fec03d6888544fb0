import { lazily, parseS3Url } from '@inferry/aws'
import { type ErrorCode, toInferryError } from '@inferry/core'
import type { InputStore, StoredObject } from '../store.ts'
import { lookUpObject } from './look-up-object.ts'
import { type InputManifest, parseInputManifest } from './parse-input-manifest.ts'
import { readLocalManifest, readS3Manifest } from './read-input-manifest.ts'
import { readObject } from './read-object.ts'
import { type S3Folder, s3Folder } from './s3-folder.ts'

/** So many are looked up ahead of whoever takes them. */
const lookedUpAhead = 16

interface Listed {
  readonly folder: S3Folder
  readonly manifest: InputManifest
}

/**
 * The objects of S3 that a manifest names, in its order, as SageMaker's ManifestFile has it; the manifest is an object
 * (`s3://bucket/name`) or a file. Their keys are relative to its prefix up to the last `/`. One that is not there is listed
 * too, with its fault.
 */
export function manifestInput(from: string): InputStore {
  const open = lazily(() => openManifest(from))
  return {
    // No prefix: an output whose name begins like it is not below it.
    name: `the manifest ${from}`,
    async *list(signal) {
      const { folder, manifest } = await open()
      for (let at = 0; at < manifest.keys.length; at += lookedUpAhead) {
        signal?.throwIfAborted()
        const keys = manifest.keys.slice(at, at + lookedUpAhead)
        yield* await Promise.all(keys.map((key) => lookUp(folder, key, signal)))
      }
    },
    async *read(object, range, signal) {
      const { folder } = await open()
      yield* readObject(folder, object, range, signal)
    },
  }
}

async function openManifest(from: string): Promise<Listed> {
  const found = parseS3Url(from)
  const bytes =
    found === undefined
      ? await readLocalManifest(from)
      : await readS3Manifest(s3Folder(found.bucket, ''), found.key)
  const manifest = parseInputManifest(bytes, from)
  return { folder: s3Folder(manifest.bucket, manifest.prefix), manifest }
}

/** What an object that cannot be looked up may be to blame for itself. */
const ofObjects: ReadonlySet<ErrorCode> = new Set(['INVALID_INPUT', 'OBJECT_NOT_FOUND', 'STORAGE_DENIED'])

/** One that is not there, or may not be read, is listed as such; any other failure is the list's. */
async function lookUp(folder: S3Folder, key: string, signal: AbortSignal | undefined): Promise<StoredObject> {
  try {
    return await lookUpObject(folder, key, signal)
  } catch (error) {
    const fault = toInferryError(error)
    if (signal?.aborted || !ofObjects.has(fault.code)) throw error
    return { key, bytes: 0, version: '', fault }
  }
}
