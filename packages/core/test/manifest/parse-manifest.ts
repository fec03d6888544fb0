import { parseManifest } from '@inferry/core'
import t from 'tap'
import { validateManifest } from '../../src/manifest/parse-manifest.ts'
import { bad, badAcross, changed, full, good } from '../fixtures/manifests.ts'

for (const [name, change] of Object.entries(good)) {
  t.test(`reads ${name}`, async (t) => {
    const manifest = changed(change)
    t.same(parseManifest(JSON.stringify(manifest)), manifest)
  })
}

for (const [name, [change, message]] of Object.entries({ ...bad, ...badAcross })) {
  t.test(`refuses ${name}`, async (t) => {
    t.throws(() => parseManifest(JSON.stringify(changed(change))), { code: 'INVALID_ARTIFACT', message })
  })
}

const documents: Readonly<Record<string, readonly [string | Uint8Array, string | RegExp]>> = {
  nothing: ['', /^inferry\.json: not JSON: /],
  'cut JSON': ['{"manifestVersion": 1', /^inferry\.json: not JSON: /],
  'bytes that are not UTF-8': [new Uint8Array([0x22, 0xff, 0x22]), 'inferry.json: not JSON: it is not UTF-8'],
  null: ['null', 'inferry.json: the document is null, expected an object'],
  'an array': ['[]', 'inferry.json: the document is an array of 0, expected an object'],
  'a number': ['1', 'inferry.json: the document is 1, expected an object'],
}

for (const [name, [text, message]] of Object.entries(documents)) {
  t.test(`refuses ${name}`, async (t) => {
    t.throws(() => parseManifest(text), { code: 'INVALID_ARTIFACT', message })
  })
}

t.test('refuses a document larger than 16 MiB without parsing it', async (t) => {
  t.throws(() => parseManifest(new Uint8Array(16 * 1024 * 1024 + 1)), {
    code: 'INVALID_ARTIFACT',
    message: 'inferry.json: larger than 16777216 bytes',
  })
})

t.test('names the document and the place', async (t) => {
  const document = changed((m) => (m.inputs[0].shape[1] = 0))
  const location = { file: 'a.tar.gz/inferry.json', field: 'inputs[0].shape[1]' }
  t.throws(() => validateManifest(document, 'a.tar.gz/inferry.json'), { code: 'INVALID_ARTIFACT', location })
})

t.test('reads bytes', async (t) => {
  t.same(parseManifest(new TextEncoder().encode(JSON.stringify(full))), full)
})
