import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { InferryError } from '@inferry/core'
import { diskFault } from '../folder/disk-fault.ts'
import { patiently } from './patience.ts'
import { s3Call } from './s3-call.ts'
import type { S3Folder } from './s3-folder.ts'

/** The largest manifest that is read: it is in memory. Bytes. */
export const longestManifest = 64 * 1024 * 1024

export async function readLocalManifest(path: string): Promise<Uint8Array> {
  try {
    const handle = await open(path)
    try {
      return await collect(handle.createReadStream({ autoClose: false }), path)
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw diskFault(error, path, 'the manifest cannot be read')
  }
}

export function readS3Manifest(folder: S3Folder, key: string): Promise<Uint8Array> {
  return patiently(() =>
    s3Call(folder, key, 's3:GetObject', async ({ client, sdk }, object) => {
      const { Body } = await client.send(new sdk.GetObjectCommand(object))
      return collect(Body as Readable, folder.show(key))
    }),
  )
}

async function collect(stream: Readable, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > longestManifest) {
      const message = `the manifest ${name} has more than ${longestManifest} bytes; split it`
      throw new InferryError('INVALID_CONFIGURATION', message, { location: { file: name } })
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
