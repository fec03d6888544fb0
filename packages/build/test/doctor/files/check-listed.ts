import { rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { checkListed } from '../../../src/doctor/files/check-listed.ts'
import { smallBundle } from '../fixtures/small-bundle.ts'

t.test('what was built is well', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  t.match(await checkListed(folder, description), { state: 'ok', note: /^6 files, \d\.\d kB$/ })
})

t.test('each file that is not as it was built is told', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  truncateSync(join(folder, 'main.mjs'), 10)
  writeFileSync(join(folder, 'model/model.bin'), 'mus')
  t.match(await checkListed(folder, description), {
    state: 'failed',
    reason:
      /^main\.mjs has 10 bytes in place of \d+; model\/model\.bin has another sha256 than when it was built: what is shipped is not what was built; build or copy it again$/,
  })
  rmSync(join(folder, 'answer.mjs'))
  rmSync(join(folder, 'flags.mjs'))
  symlinkSync('main.mjs', join(folder, 'flags.mjs'))
  t.match(await checkListed(folder, description), {
    reason: /^answer\.mjs is missing; flags\.mjs is no plain file; main\.mjs .*; and 1 more: /,
  })
})
