import { awsFault, type S3 } from '@inferry/aws'
import type { S3Folder } from './s3-folder.ts'

/** How a command is sent: given up once the signal aborts, if there is one. */
export type SendOptions = { readonly abortSignal?: AbortSignal }

/** A call on one object; what it throws becomes ours. */
export async function s3Call<T>(
  { open, location, show }: S3Folder,
  key: string,
  action: string,
  call: (
    s3: S3,
    object: { readonly Bucket: string; readonly Key: string },
    options: SendOptions,
  ) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const { bucket: Bucket, key: Key } = location(key)
  try {
    return await call(await open(), { Bucket, Key }, signal ? { abortSignal: signal } : {})
  } catch (error) {
    throw awsFault(error, { action, target: show(key), signal, location: { file: key } })
  }
}
