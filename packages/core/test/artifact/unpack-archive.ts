import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGzip, gzipSync } from 'node:zlib'
import type tap from 'tap'
import { t } from 'tap'
import { defaultArchiveLimits } from '../../src/artifact/archive-limits.ts'
import { unpackArchive } from '../../src/artifact/unpack-archive.ts'
import { type TarEntry, tar, tarGz } from '../fixtures/tar.ts'
import { temporary } from '../fixtures/temporary.ts'

/** `around/target` is where it unpacks; nothing else in `around` may change. */
async function place(t: Parameters<typeof temporary>[0], bytes: Uint8Array) {
  const around = await temporary(t)
  const archive = join(around, 'a.tar.gz')
  const target = join(around, 'target')
  await mkdir(target)
  await writeFile(join(around, 'victim'), 'untouched')
  await writeFile(archive, bytes)
  return { around, archive, target }
}

async function untouched(
  t: { same: typeof tap.same; equal: typeof tap.equal },
  around: string,
): Promise<void> {
  t.same((await readdir(around)).sort(), ['a.tar.gz', 'target', 'victim'])
  t.equal(await readFile(join(around, 'victim'), 'utf8'), 'untouched')
}

t.test('unpacks files, folders and long names', async (t) => {
  const long = `deep/${'x'.repeat(120)}/file`
  const { archive, target } = await place(
    t,
    tarGz([
      { name: './', type: '5' },
      { name: './empty/', type: '5' },
      { name: './a.bin', body: 'abc' },
      { name: 'nothing' },
      { name: '././@LongLink', type: 'L', body: `${long}\0` },
      { name: 'cut', body: 'long' },
      { name: 'p', type: 'x', body: '17 path=b/\u00fc.txt\n' },
      { name: 'q', body: 'pax' },
    ]),
  )
  const entries = await unpackArchive(archive, 'a.tar.gz', target, defaultArchiveLimits)
  t.same(entries, ['a.bin', 'nothing', long, 'b/\u00fc.txt'])
  t.equal(await readFile(join(target, 'a.bin'), 'utf8'), 'abc')
  t.equal(await readFile(join(target, long), 'utf8'), 'long')
  t.equal(await readFile(join(target, 'b/\u00fc.txt'), 'utf8'), 'pax')
  t.equal((await stat(join(target, 'nothing'))).size, 0)
  t.ok((await stat(join(target, 'empty'))).isDirectory())
})

t.test('unpacks a file larger than any buffer', async (t) => {
  const body = Buffer.alloc(5 * 1024 * 1024, 'inferry ')
  const { archive, target } = await place(
    t,
    tarGz([
      { name: 'large', body },
      { name: 'after', body: 'x' },
    ]),
  )
  await unpackArchive(archive, 'a.tar.gz', target, defaultArchiveLimits)
  t.ok(body.equals(await readFile(join(target, 'large'))))
})

const file: TarEntry = { name: 'a', body: 'abc' }
const gz = tarGz([file])
const notUtf8 = Buffer.from([0x61, 0xff, 0x62])

const hostile: Readonly<Record<string, readonly [Uint8Array, string]>> = {
  'a path that climbs': [tarGz([{ name: '../victim', body: 'x' }]), 'entry "../victim" has a ".." segment'],
  'a path that climbs later': [
    tarGz([{ name: 'a/../../victim', body: 'x' }]),
    'entry "a/../../victim" has a ".." segment',
  ],
  'a path that climbs behind ./': [
    tarGz([{ name: './../victim', body: 'x' }]),
    'entry "./../victim" has a ".." segment',
  ],
  'a folder that climbs': [tarGz([{ name: '../more/', type: '5' }]), 'entry "../more/" has a ".." segment'],
  'an absolute path': [tarGz([{ name: '/tmp/victim', body: 'x' }]), 'entry "/tmp/victim" is absolute'],
  'an absolute path behind ./': [tarGz([{ name: './/victim', body: 'x' }]), 'entry ".//victim" is absolute'],
  'a PAX path that climbs': [
    tarGz([
      { name: 'p', type: 'x', body: '18 path=../victim\n' },
      { name: 'q', body: 'x' },
    ]),
    'entry "../victim" has a ".." segment',
  ],
  'a long name that climbs': [
    tarGz([
      { name: '././@LongLink', type: 'L', body: '../victim\0' },
      { name: 'q', body: 'x' },
    ]),
    'entry "../victim" has a ".." segment',
  ],
  'a backslash': [tarGz([{ name: '..\\victim', body: 'x' }]), 'entry "..\\\\victim" has a backslash'],
  'a drive letter': [tarGz([{ name: 'c:victim', body: 'x' }]), 'entry "c:victim" has a backslash, a colon'],
  'a line break in a name': [
    tarGz([{ name: 'a\nb', body: 'x' }]),
    'entry "a\\nb" has a backslash, a colon or a control',
  ],
  'a NUL in a PAX path': [
    tarGz([
      { name: 'p', type: 'x', body: '12 path=a\0b\n' },
      { name: 'q', body: 'x' },
    ]),
    'entry "a\\u0000b" has a backslash, a colon or a control',
  ],
  'a name that is not UTF-8': [
    tarGz([{ name: notUtf8, body: 'x' }]),
    'entry "a\ufffdb" is not valid Unicode',
  ],
  'an empty name': [tarGz([{ name: '', body: 'x' }]), 'entry "" is empty'],
  'a symbolic link': [
    tarGz([
      { name: 'link', type: '2', link: '..' },
      { name: 'link/victim', body: 'x' },
    ]),
    'entry "link" is a symlink; an artifact holds only files and folders',
  ],
  'a hard link': [
    tarGz([{ name: 'link', type: '1', link: '../victim' }]),
    'entry "link" is a link; an artifact',
  ],
  'a device': [tarGz([{ name: 'null', type: '3' }]), 'entry "null" is a character-device; an artifact'],
  'a pipe': [tarGz([{ name: 'pipe', type: '6' }]), 'entry "pipe" is a fifo; an artifact'],
  'a file twice': [tarGz([file, { name: './a', body: 'other' }]), 'entry "a" stands twice'],
  'a file as a folder': [tarGz([file, { name: 'a/b', body: 'x' }]), 'entry "a/b" is in the way of another'],
  'a folder as a file': [
    tarGz([
      { name: 'a/b', body: 'x' },
      { name: 'a', body: 'x' },
    ]),
    'entry "a" is in the way of another',
  ],
  'a segment too long': [
    tarGz([{ name: '././@LongLink', type: 'L', body: `${'x'.repeat(300)}\0` }, { name: 'q' }]),
    'has too long a name',
  ],
  'an entry longer than the archive': [tarGz([{ ...file, size: 100_000 }]), 'ends too early; it was cut'],
  'an entry longer than allowed': [
    tarGz([{ ...file, size: 8 * 1024 ** 3 - 1 }]),
    'unpacks to more than 4294967296 bytes',
  ],
  'an entry shorter than its body': [
    tarGz([{ name: 'a', body: 'x'.repeat(1000), size: 3 }]),
    'is not a sound tar.gz archive: ',
  ],
  'a damaged header': [
    gzipSync(tar([file]).fill(0x39, 120, 124)),
    'is not a sound tar.gz archive: Invalid tar header checksum.',
  ],
  'a cut tar': [gzipSync(tar([file]).subarray(0, 514)), 'ends too early; it was cut'],
  'a tar without an end': [gzipSync(tar([file]).subarray(0, 1024)), 'ends too early; it was cut'],
  'a cut gzip': [gz.subarray(0, gz.length - 9), 'ends too early; it was cut'],
  'a gzip cut in its checksum': [gz.subarray(0, gz.length - 1), 'ends too early; it was cut'],
  'a gzip that is only magic': [Buffer.from([0x1f, 0x8b]), 'ends too early; it was cut'],
  'a wrong checksum': [
    Buffer.concat([gz.subarray(0, -8), Buffer.alloc(8)]),
    'is not a sound tar.gz archive: ',
  ],
  'text after the gzip': [Buffer.concat([gz, Buffer.from('garbage')]), ''],
  'zeros after the gzip': [Buffer.concat([gz, Buffer.alloc(9)]), 'has bytes after its end'],
  'garbage after the tar': [
    gzipSync(Buffer.concat([tar([file]), Buffer.from('garbage')])),
    'is not a sound tar.gz archive: Invalid EOF.',
  ],
  'no tar in the gzip': [gzipSync('hello'), 'ends too early; it was cut'],
}

for (const [name, [bytes, message]] of Object.entries(hostile)) {
  t.test(`refuses ${name}`, async (t) => {
    const { around, archive, target } = await place(t, bytes)
    const error = await unpackArchive(archive, 'a.tar.gz', target, defaultArchiveLimits).then(
      () => t.fail('it was unpacked'),
      (error) => error,
    )
    t.match(error, { code: 'INVALID_ARTIFACT', location: { file: 'a.tar.gz' } })
    t.ok(error.message.startsWith(`a.tar.gz: ${message}`) || error.message.includes(message), error.message)
    await untouched(t, around)
  })
}

t.test('stops at a compression bomb long before its end', async (t) => {
  const gzip = createGzip({ level: 9 })
  const chunks: Uint8Array[] = []
  gzip.on('data', (chunk) => chunks.push(chunk))
  const size = 256 * 1024 ** 2
  const header = tar([{ name: 'zeros', size }]).subarray(0, 512)
  gzip.write(header)
  for (let at = 0; at < size; at += 1024 ** 2) gzip.write(Buffer.alloc(1024 ** 2))
  gzip.end(Buffer.alloc(1024))
  await new Promise((resolve) => gzip.on('end', resolve))
  const { around, archive, target } = await place(t, Buffer.concat(chunks))
  await t.rejects(unpackArchive(archive, 'a.tar.gz', target, defaultArchiveLimits), {
    code: 'INVALID_ARTIFACT',
    message: 'a.tar.gz: unpacks to more than 200 times its size; it looks like a compression bomb',
  })
  t.ok((await stat(join(target, 'zeros'))).size < size / 2)
  await untouched(t, around)
})

t.test('stops at its limits', async (t) => {
  const many = Array.from({ length: 11 }, (_, index) => ({ name: `f${index}`, body: 'x' }))
  const { archive, target } = await place(t, tarGz(many))
  await t.rejects(unpackArchive(archive, 'a.tar.gz', target, { ...defaultArchiveLimits, entries: 10 }), {
    code: 'INVALID_ARTIFACT',
    message: 'a.tar.gz: has more than 10 entries',
  })
  const other = await place(t, tarGz([{ name: 'a', body: Buffer.alloc(3000) }]))
  await t.rejects(
    unpackArchive(other.archive, 'a.tar.gz', other.target, { ...defaultArchiveLimits, bytes: 2000 }),
    {
      code: 'INVALID_ARTIFACT',
      message: 'a.tar.gz: unpacks to more than 2000 bytes',
    },
  )
})

t.test('can be aborted', async (t) => {
  const { around, archive, target } = await place(t, gz)
  await t.rejects(unpackArchive(archive, 'a.tar.gz', target, defaultArchiveLimits, AbortSignal.abort()), {
    code: 'ABORTED',
  })
  await untouched(t, around)
})
