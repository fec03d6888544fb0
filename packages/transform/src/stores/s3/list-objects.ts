import { awsFault, showS3Location } from '@inferry/aws'
import { isOwnKey } from '../own-files.ts'
import type { StoredObject } from '../store.ts'
import type { S3Folder } from './s3-folder.ts'

/**
 * The objects whose keys begin with `start`, as S3 gives them: in the order of the keys' bytes. Without the empty objects
 * by which consoles make folders, and what is of our own making.
 */
export async function* listObjects(
  { open, bucket, prefix }: S3Folder,
  start: string,
  signal?: AbortSignal,
): AsyncGenerator<StoredObject> {
  let token: string | undefined
  do {
    const page = await nextPage(token)
    // Else a key's control characters would be no XML.
    const decode = page.EncodingType === 'url' ? decodeKey : (key: string) => key
    for (const { Key = '', Size = 0, ETag = '' } of page.Contents ?? []) {
      const key = decode(Key).slice(prefix.length)
      if ((Size === 0 && (key === '' || key.endsWith('/'))) || isOwnKey(key)) continue
      yield { key, bytes: Size, version: ETag }
    }
    token = page.IsTruncated ? page.NextContinuationToken : undefined
  } while (token !== undefined)

  async function nextPage(ContinuationToken: string | undefined) {
    try {
      const { client, sdk } = await open()
      const command = new sdk.ListObjectsV2Command({
        Bucket: bucket,
        Prefix: start,
        EncodingType: 'url',
        ...(ContinuationToken !== undefined && { ContinuationToken }),
      })
      return await client.send(command, signal && { abortSignal: signal })
    } catch (error) {
      const target = showS3Location({ bucket, key: start })
      throw awsFault(error, { action: 's3:ListBucket', target, signal })
    }
  }
}

function decodeKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', ' '))
}
