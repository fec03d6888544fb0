import { stateFile, stateFolder } from '../own-files.ts'
import { parseState } from '../parse-state.ts'
import type { StateStore } from '../store.ts'
import { patiently } from './patience.ts'
import { s3Call } from './s3-call.ts'
import type { S3Folder } from './s3-folder.ts'

/** A small JSON object for each key. */
export function s3States(folder: S3Folder): StateStore {
  return {
    read: (key, signal) => patiently(() => readOnce(folder, key, signal), signal),

    write: (key, state, signal) =>
      s3Call(
        folder,
        documentOf(key),
        's3:PutObject',
        async ({ client, sdk }, object, options) => {
          const document = { Body: JSON.stringify({ key, state }), ContentType: 'application/json' }
          await client.send(new sdk.PutObjectCommand({ ...object, ...document }), options)
        },
        signal,
      ),

    remove: (key) =>
      s3Call(folder, documentOf(key), 's3:DeleteObject', async ({ client, sdk }, object) => {
        await client.send(new sdk.DeleteObjectCommand(object))
      }),
  }
}

function documentOf(key: string): string {
  return `${stateFolder}/${stateFile(key)}`
}

function readOnce(folder: S3Folder, key: string, signal: AbortSignal | undefined): Promise<unknown> {
  return s3Call(
    folder,
    documentOf(key),
    's3:GetObject',
    async ({ client, sdk }, object, options) => {
      try {
        const { Body } = await client.send(new sdk.GetObjectCommand(object), options)
        return parseState((await Body?.transformToString('utf8')) ?? '', key)
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return undefined
        throw error
      }
    },
    signal,
  )
}
