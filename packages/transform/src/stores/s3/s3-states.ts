import { stateFile, stateFolder } from '../own-files.ts'
import { parseState } from '../parse-state.ts'
import type { StateStore } from '../store.ts'
import { patiently } from './patience.ts'
import { s3Call } from './s3-call.ts'
import type { S3Folder } from './s3-folder.ts'

/** A small JSON object for each key. */
export function s3States(folder: S3Folder): StateStore {
  const documentOf = (key: string) => `${stateFolder}/${stateFile(key)}`
  return {
    read: (key) =>
      patiently(() =>
        s3Call(folder, documentOf(key), 's3:GetObject', async ({ client, sdk }, object) => {
          try {
            const { Body } = await client.send(new sdk.GetObjectCommand(object))
            return parseState((await Body?.transformToString('utf8')) ?? '', key)
          } catch (error) {
            if (error instanceof sdk.NoSuchKey) return undefined
            throw error
          }
        }),
      ),

    write: (key, state) =>
      s3Call(folder, documentOf(key), 's3:PutObject', async ({ client, sdk }, object) => {
        const Body = JSON.stringify({ key, state })
        await client.send(new sdk.PutObjectCommand({ ...object, Body, ContentType: 'application/json' }))
      }),

    remove: (key) =>
      s3Call(folder, documentOf(key), 's3:DeleteObject', async ({ client, sdk }, object) => {
        await client.send(new sdk.DeleteObjectCommand(object))
      }),
  }
}
