import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { readDescription } from '../../src/bundle/read-description.ts'
import { smallBundle } from '../doctor/fixtures/small-bundle.ts'

t.test('reads what was written', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  t.same(await readDescription(folder), description)
})

t.test('what cannot be relied on is told', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  const file = join(folder, 'bundle.json')
  const change = (changes: object) => JSON.stringify({ ...description, ...changes })
  const [first] = description.files
  const faults: readonly (readonly [string, RegExp])[] = [
    ['{', /^is not JSON: .*; build again$/],
    ['null', /^has the bundleVersion undefined, expected 1; build again with this version$/],
    [change({ bundleVersion: 2 }), /^has the bundleVersion 2/],
    [change({ target: 'moon' }), /^has the target "moon"/],
    [change({ arch: 'mips' }), /^has the arch "mips"/],
    [change({ entry: '../main.mjs' }), /^has the entry "..\/main.mjs"/],
    [change({ engines: [1] }), /^names no engines/],
    [change({ model: null }), /^names no model/],
    [change({ files: [null] }), /^has no list of files/],
    [change({ files: [{ ...first, path: '../x' }] }), /^has no list of files/],
    [change({ sourceMaps: [{ ...first, sha256: 'x' }] }), /^has no list of source maps/],
  ]
  for (const [text, message] of faults) {
    writeFileSync(file, text)
    await t.rejects(readDescription(folder), { code: 'INVALID_ARTIFACT', message })
  }
  rmSync(file)
  await t.rejects(readDescription(folder), { message: 'is not there: is this what inferry build wrote?' })
})
