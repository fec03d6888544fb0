import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { writeJobObject } from '../../src/target/write-job-object.ts'

const records = { name: 'samples.csv', text: Buffer.from('1,2,3\n4,5,6\n'), settings: {} }

t.test('whole samples, at least once, of so many bytes or a few more', async (t) => {
  const folder = t.testdir({})
  for (const [bytes, written] of [
    [0, 12],
    [12, 12],
    [13, 24],
    [3_000_000, 3_000_000],
    [3_000_001, 3_000_012],
  ] as const) {
    const object = await writeJobObject(records, bytes, folder)
    const text = readFileSync(join(object.input, 'samples.csv'), 'utf8')
    t.equal(text, records.text.toString().repeat(written / 12))
    t.not(object.output, object.input)
    await object.remove()
    t.notOk(existsSync(object.input))
  }
  t.same(readdirSync(folder), [])
})

t.test('what cannot be written leaves nothing', async (t) => {
  const folder = t.testdir({})
  await t.rejects(writeJobObject({ ...records, name: 'no/such' }, 0, folder), { code: 'ENOENT' })
  t.same(readdirSync(folder), [])
})
