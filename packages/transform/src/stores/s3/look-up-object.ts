import type { StoredObject } from '../store.ts'
import { patiently } from './patience.ts'
import { s3Call } from './s3-call.ts'
import type { S3Folder } from './s3-folder.ts'

/** An object as it is now, without its bytes. */
export function lookUpObject(folder: S3Folder, key: string, signal?: AbortSignal): Promise<StoredObject> {
  const once = () =>
    s3Call(
      folder,
      key,
      // What allows GetObject allows HeadObject.
      's3:GetObject',
      async ({ client, sdk }, object, options) => {
        const found = await client.send(new sdk.HeadObjectCommand(object), options)
        return { key, bytes: found.ContentLength ?? 0, version: found.ETag ?? '' }
      },
      signal,
    )
  return patiently(once, signal)
}
