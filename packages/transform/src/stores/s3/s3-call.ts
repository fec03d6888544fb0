import { awsFault, type S3 } from '@inferry/aws'
import type { S3Folder } from './s3-folder.ts'

/** A call on one object; what it throws becomes ours. */
export async function s3Call<T>(
  { open, location, show }: S3Folder,
  key: string,
  action: string,
  call: (s3: S3, object: { readonly Bucket: string; readonly Key: string }) => Promise<T>,
): Promise<T> {
  const { bucket: Bucket, key: Key } = location(key)
  try {
    return await call(await open(), { Bucket, Key })
  } catch (error) {
    throw awsFault(error, { action, target: show(key), location: { file: key } })
  }
}
