import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import t from 'tap'
import { fileOf } from '../../src/bundle/bundle-file.ts'
import { zipBundle } from '../../src/zip/zip-bundle.ts'

const files = [
  fileOf('handler.mjs', 'code '.repeat(1000)),
  fileOf('model/x.bin', Buffer.from([0, 1, 2, 255])),
]

/** What the central directory says of each entry. Source: PKWARE, APPNOTE.TXT, 4.3.12. */
function entriesOf(zip: Uint8Array) {
  const bytes = Buffer.from(zip)
  const found = []
  for (let at = bytes.indexOf('PK\x01\x02'); at !== -1; at = bytes.indexOf('PK\x01\x02', at + 1)) {
    const length = bytes.readUInt16LE(at + 28)
    found.push({
      name: bytes.toString('utf8', at + 46, at + 46 + length),
      madeBy: bytes.readUInt8(at + 5),
      time: bytes.readUInt16LE(at + 12),
      date: bytes.readUInt16LE(at + 14),
      extra: bytes.readUInt16LE(at + 30),
      mode: bytes.readUInt32LE(at + 38) >>> 16,
    })
  }
  return found
}

t.test('what it holds, from memory and from the disk', async (t) => {
  const folder = t.testdir({ 'model.onnx': 'on the disk' })
  const copied = { ...fileOf('model/model.onnx', 'on the disk'), content: `${folder}/model.onnx` }
  const unzipped = unzipSync(await zipBundle([...files, copied]))
  const texts = Object.entries(unzipped).map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')])
  t.same(texts, [
    ['handler.mjs', 'code '.repeat(1000)],
    ['model/x.bin', '\x00\x01\x02\xff'],
    ['model/model.onnx', 'on the disk'],
  ])
})

t.test('every user may read it, and it is as old as a zip can tell', async (t) => {
  const zip = await zipBundle(files)
  t.ok(zip.length < 1000, 'compressed')
  const entry = { madeBy: 3, time: 0, date: (0 << 9) | (1 << 5) | 1, extra: 0, mode: 0o100644 }
  t.same(entriesOf(zip), [
    { name: 'handler.mjs', ...entry },
    { name: 'model/x.bin', ...entry },
  ])
})

const script = `
  import { createHash } from 'node:crypto'
  import { fileOf } from ${JSON.stringify(new URL('../../src/bundle/bundle-file.ts', import.meta.url).href)}
  import { zipBundle } from ${JSON.stringify(new URL('../../src/zip/zip-bundle.ts', import.meta.url).href)}
  const files = [fileOf('handler.mjs', 'code '.repeat(1000)), fileOf('model/x.bin', Buffer.from([0, 1, 2, 255]))]
  const digest = createHash('sha256').update(await zipBundle(files)).digest('hex')
  console.log(new Date(1e12).getHours(), digest)`

t.test('the same bytes in every time zone', async (t) => {
  const digest = createHash('sha256')
    .update(await zipBundle(files))
    .digest('hex')
  for (const [TZ, hour] of [
    ['America/Los_Angeles', 18],
    ['Asia/Kolkata', 7],
  ] as const) {
    const args = [...process.execArgv, '--input-type=module', '--eval', script]
    const printed = execFileSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, TZ } })
    t.equal(printed, `${hour} ${digest}\n`, TZ)
  }
})

t.test('a file that is gone', async (t) => {
  const gone = { path: 'x', size: 1, sha256: '', content: `${t.testdir()}/gone` }
  await t.rejects(zipBundle([gone]), { code: 'ENOENT' })
})
