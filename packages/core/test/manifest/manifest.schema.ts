import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import t from 'tap'
import { bad, badAcross, changed, good } from '../fixtures/manifests.ts'

const schema = JSON.parse(
  readFileSync(new URL(import.meta.resolve('@inferry/core/manifest.schema.json')), 'utf8'),
)
const accepts = new Ajv2020({ strict: true }).compile(schema)

for (const [name, change] of Object.entries(good)) {
  t.test(`accepts ${name}`, async (t) => {
    t.ok(accepts(changed(change)), JSON.stringify(accepts.errors))
  })
}

for (const [name, [change]] of Object.entries(bad)) {
  t.test(`refuses ${name}`, async (t) => {
    t.notOk(accepts(JSON.parse(JSON.stringify(changed(change)))))
  })
}

for (const [name, [change]] of Object.entries(badAcross)) {
  t.test(`cannot tell ${name}`, async (t) => {
    t.ok(accepts(changed(change)), 'else the case belongs to those that the schema refuses too')
  })
}
