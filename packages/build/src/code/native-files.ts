import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InferryError, systemReason } from '@inferry/core'
import type { Architecture, Libc } from '../target.ts'
import { type FoundBinding, nativeFolder } from './binding-plugin.ts'
import { elfFault } from './elf.ts'

/** The binding and the library. Libraries for GPUs, which the package's install script can fetch, are not of them. */
const wanted = { binding: /^onnxruntime_binding\.node$/, library: /^libonnxruntime\.so[.\d]*$/ }

/** onnxruntime's native files for one processor, from the installed package. Throws `ENGINE_UNAVAILABLE`. */
export async function nativeFiles(
  { folder }: FoundBinding,
  arch: Architecture,
  libc: Libc,
): Promise<ReadonlyMap<string, Uint8Array>> {
  if (libc === 'musl') {
    const message =
      'onnxruntime-node has no native files for musl (Alpine): take a base with glibc, such as node:24-slim, or the engine trees'
    throw new InferryError('ENGINE_UNAVAILABLE', message, { location: { field: 'libc' } })
  }
  const names = await readdir(folder).catch((cause) => {
    throw unavailable(
      folder,
      `cannot be read: ${systemReason(cause)}; is onnxruntime-node installed whole?`,
      cause,
    )
  })
  const files = new Map<string, Uint8Array>()
  const own = Object.entries(wanted).flatMap(([part, pattern]) => {
    const found = names.filter((name) => pattern.test(name))
    if (found.length === 0) throw unavailable(folder, `lacks the ${part}; install onnxruntime-node again`)
    return found
  })
  for (const name of own.sort()) {
    const path = join(folder, name)
    const bytes = await readFile(path)
    const fault = elfFault(bytes, arch)
    if (fault !== undefined) throw unavailable(path, fault)
    files.set(`${nativeFolder}/${name}`, bytes)
  }
  return files
}

function unavailable(file: string, sentence: string, cause?: unknown): InferryError {
  return new InferryError('ENGINE_UNAVAILABLE', `${file}: ${sentence}`, { location: { file }, cause })
}
