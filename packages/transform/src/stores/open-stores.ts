import { folderInput } from './folder/folder-input.ts'
import { folderOutput } from './folder/folder-output.ts'
import type { InputStore, OutputStore } from './store.ts'

/** What is read: `s3://bucket/prefix`, a folder, a file; a manifest's objects if it is one. */
export async function openInput(from: string, isManifest: boolean): Promise<InputStore> {
  if (isManifest) return (await import('./s3/manifest-input.ts')).manifestInput(from)
  if (isS3(from)) return (await import('./s3/s3-input.ts')).s3Input(from)
  return folderInput(from)
}

/** Where answers go: `s3://bucket/prefix` or a folder, which is made. */
export async function openOutput(to: string): Promise<OutputStore> {
  return isS3(to) ? (await import('./s3/s3-output.ts')).s3Output(to) : folderOutput(to)
}

function isS3(uri: string): boolean {
  return uri.startsWith('s3://')
}
