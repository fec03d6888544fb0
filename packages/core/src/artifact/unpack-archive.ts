import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip, type Gunzip } from 'node:zlib'
import { createTarDecoder, type TarHeader } from 'modern-tar'
import { InferryError } from '../errors/inferry-error.ts'
import { systemReason } from '../errors/system-reason.ts'
import { relativePathFault } from '../manifest/relative-path.ts'
import type { ArchiveLimits } from './archive-limits.ts'

/** A bomb is told by its ratio only from here on: a few kilobytes of zeros are no attack. */
const ratioMatters = 16 * 1024 ** 2

/**
 * Unpacks the `.tar.gz` file `archive` into the empty folder `into`, which nobody else may write to. Only files and
 * folders are unpacked; a link, a device, a path that leaves the folder or a name that comes twice refuses the
 * whole archive, as do a cut or damaged stream, bytes after the end, and anything beyond `limits`. `name` is what
 * messages call it.
 */
export async function unpackArchive(
  archive: string,
  name: string,
  into: string,
  limits: ArchiveLimits,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const { size } = await stat(archive)
  const source = createReadStream(archive, { ...(signal && { signal }) })
  // Its errors reach whoever reads from gunzip.
  const gunzip = pipeline(source, createGunzip(), () => {})
  const decoder = createTarDecoder({ strict: true })
  const writer = decoder.writable.getWriter()
  const entries: string[] = []

  // The two ends of the decoder run at once. The first failure of either stops the other, and is the one reported.
  let failure: unknown
  const stop = (error: unknown) => {
    failure ??= error
    writer.abort(failure).catch(() => {})
  }
  const feed = feedDecoder(writer, source, gunzip, size, limits).catch(stop)
  const extract = extractEntries(decoder.readable, into, limits, entries).catch(stop)
  await Promise.all([feed, extract])
  if (failure === undefined) return entries
  if (signal?.aborted) throw new InferryError('ABORTED', `${name}: unpacking was aborted`, { cause: failure })
  throw toArchiveError(name, failure)
}

async function feedDecoder(
  writer: WritableStreamDefaultWriter<Uint8Array>,
  source: ReadStream,
  gunzip: Gunzip,
  size: number,
  limits: ArchiveLimits,
): Promise<void> {
  let bytes = 0
  for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > limits.bytes) throw refused(`unpacks to more than ${limits.bytes} bytes`)
    if (bytes > ratioMatters && bytes > limits.ratio * source.bytesRead) {
      throw refused(`unpacks to more than ${limits.ratio} times its size; it looks like a compression bomb`)
    }
    await writer.write(chunk)
  }
  if (gunzip.bytesWritten !== size) throw refused('has bytes after its end')
  await writer.close()
}

async function extractEntries(
  stream: ReadableStream<{ header: TarHeader; body: ReadableStream<Uint8Array> }>,
  into: string,
  limits: ArchiveLimits,
  entries: string[],
): Promise<void> {
  const seen = new Set<string>()
  let bytes = 0
  for await (const { header, body } of stream) {
    const path = entryPath(header)
    if (path === '') continue
    if (seen.has(path)) throw refused(`entry ${show(path)} stands twice`)
    seen.add(path)
    bytes += header.size
    if (seen.size > limits.entries) throw refused(`has more than ${limits.entries} entries`)
    if (bytes > limits.bytes) throw refused(`entry ${show(path)}: unpacks to more than ${limits.bytes} bytes`)
    const target = join(into, path)
    try {
      if (header.type === 'directory') await mkdir(target, { recursive: true })
      else await writeEntry(target, body)
    } catch (error) {
      throw toEntryError(path, error)
    }
    if (header.type !== 'directory') entries.push(path)
  }
}

/** The entry's path without the `./` that `tar -C folder .` writes; empty for the root itself. */
function entryPath(header: TarHeader): string {
  const { name, type } = header
  if (type !== 'file' && type !== 'directory') {
    throw refused(`entry ${show(name)} is a ${type}; an artifact holds only files and folders`)
  }
  let path = name.startsWith('./') ? name.slice(2) : name
  if (type === 'directory') path = path.replace(/\/$/, '')
  if (type === 'directory' && (path === '' || path === '.')) return ''
  const fault = relativePathFault(path)
  if (fault !== undefined) throw refused(`entry ${show(name)} ${fault}; expected a path inside the archive`)
  return path
}

/** `wx` refuses to write over anything: also where the file system takes two names for one. */
async function writeEntry(target: string, body: ReadableStream<Uint8Array>): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  const file = await open(target, 'wx', 0o600)
  try {
    for await (const chunk of body) await file.writeFile(chunk)
  } finally {
    await file.close()
  }
}

const collisions: ReadonlySet<unknown> = new Set(['EEXIST', 'ENOTDIR', 'EISDIR'])

function toEntryError(path: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (collisions.has(code)) return refused(`entry ${show(path)} is in the way of another`, error)
  if (code === 'ENAMETOOLONG') return refused(`entry ${show(path)} has too long a name`, error)
  if (syscall === undefined) return error
  return new InferryError('INTERNAL', `entry ${show(path)} cannot be written: ${code}`, { cause: error })
}

function toArchiveError(name: string, error: unknown): InferryError {
  const location = { file: name }
  if (error instanceof InferryError) {
    return new InferryError(error.code, `${name}: ${error.message}`, { cause: error.cause, location })
  }
  const { code, syscall, message } = error as NodeJS.ErrnoException
  const cut = code === 'Z_BUF_ERROR' || message === 'Tar archive is truncated.'
  const reason = cut ? 'ends too early; it was cut' : `is not a sound tar.gz archive: ${systemReason(error)}`
  return new InferryError(syscall === undefined ? 'INVALID_ARTIFACT' : 'INTERNAL', `${name}: ${reason}`, {
    cause: error,
    location,
  })
}

function refused(reason: string, cause?: unknown): InferryError {
  return new InferryError('INVALID_ARTIFACT', reason, { cause })
}

function show(name: string): string {
  return JSON.stringify(name.length > 200 ? `${name.slice(0, 199)}…` : name)
}
