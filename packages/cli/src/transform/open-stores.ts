import { folderInput, folderOutput, type InputStore, type OutputStore } from '@inferry/transform'

/** What is read: `s3://bucket/prefix`, a folder, a file; a manifest's objects if it is one. */
export async function openInput(from: string, isManifest: boolean): Promise<InputStore> {
  if (isManifest) return (await import('@inferry/transform/s3')).manifestInput(from)
  if (isS3(from)) return (await import('@inferry/transform/s3')).s3Input(from)
  return folderInput(from)
}

/** Where answers go: `s3://bucket/prefix` or a folder, which is made. */
export async function openOutput(to: string): Promise<OutputStore> {
  return isS3(to) ? (await import('@inferry/transform/s3')).s3Output(to) : folderOutput(to)
}

function isS3(uri: string): boolean {
  return uri.startsWith('s3://')
}
