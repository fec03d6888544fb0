import { appendFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { fileVersion } from '../../../src/stores/folder/file-version.ts'
import { readFileRange } from '../../../src/stores/folder/read-file-range.ts'
import { randomBytes } from '../fixtures/random-bytes.ts'
import { rejection } from '../fixtures/rejection.ts'

function write(folder: string, bytes: Uint8Array) {
  const path = join(folder, 'k')
  writeFileSync(path, bytes)
  utimesSync(path, 1, 1)
  const version = fileVersion(statSync(path, { bigint: true }))
  return { path, object: { key: 'k', bytes: bytes.length, version } }
}

t.test('chunks stay as they are when later ones are read', async (t) => {
  const bytes = randomBytes(1_200_000)
  const { path, object } = write(t.testdir(), bytes)
  const chunks: Uint8Array[] = []
  for await (const chunk of readFileRange(path, object, { from: 0 })) chunks.push(chunk)
  t.ok(chunks.length > 1)
  t.ok(Buffer.concat(chunks).equals(bytes))
})

for (const [what, change] of [
  ['is cut', (path: string) => truncateSync(path, 600_000)],
  ['grows', (path: string) => appendFileSync(path, 'x')],
  ['is written in place', (path: string) => utimesSync(path, 1, 2)],
] as const) {
  t.test(`a file that ${what} while it is read`, async (t) => {
    const { path, object } = write(t.testdir(), randomBytes(1_200_000))
    const reading = async () => {
      let first = true
      for await (const _ of readFileRange(path, object, { from: 0 })) {
        if (first) change(path)
        first = false
      }
    }
    t.match(await rejection(reading()), { code: 'OBJECT_CHANGED', location: { file: 'k' } })
  })
}

t.test('a folder in its place', async (t) => {
  const { object } = write(t.testdir(), randomBytes(10))
  const reading = async () => {
    for await (const _ of readFileRange(t.testdirName, object, { from: 0 }));
  }
  t.match(await rejection(reading()), { code: 'OBJECT_CHANGED' })
})
