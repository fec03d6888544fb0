import type { InputStore } from '../store.ts'
import { listObjects } from './list-objects.ts'
import { readObject } from './read-object.ts'
import { requireS3Url, s3Folder } from './s3-folder.ts'

/**
 * The objects of S3 whose keys begin as in `s3://bucket/prefix`, as SageMaker's S3Prefix has it: `in/a` has `in/a.csv` and
 * `in/ab/c.csv`. Their keys are relative to the prefix up to its last `/`. Throws `INVALID_CONFIGURATION` for another URL.
 */
export function s3Input(url: string): InputStore {
  const { bucket, key: start } = requireS3Url(url)
  const folder = s3Folder(bucket, start.slice(0, start.lastIndexOf('/') + 1))
  return {
    name: url,
    list: (signal) => listObjects(folder, start, signal),
    read: (object, range, signal) => readObject(folder, object, range, signal),
  }
}
