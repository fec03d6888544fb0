import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { checkUnwritten, snapshotOf } from '../../../src/doctor/stage/check-unwritten.ts'
import { smallContext } from '../fixtures/small-context.ts'

t.test('whatever was done to its own folder is told', async (t) => {
  const { stage } = await smallContext(t, 'local')
  const before = await snapshotOf(stage)
  const check = () => checkUnwritten(stage, before)
  t.same(await check(), { state: 'ok' })
  chmodSync(stage.folder, 0o755)
  writeFileSync(join(stage.folder, 'cache'), '')
  t.same(await check(), {
    state: 'failed',
    reason:
      'it wrote cache in its own folder, and platforms keep it read-only: write to the temporary folder alone',
  })
  rmSync(join(stage.folder, 'cache'))
  chmodSync(join(stage.folder, 'model'), 0o755)
  chmodSync(join(stage.folder, 'model/model.bin'), 0o644)
  writeFileSync(join(stage.folder, 'model/model.bin'), 'mus')
  t.match(await check(), { reason: /^it wrote model\/model\.bin in its own folder/ })
  rmSync(join(stage.folder, 'model/model.bin'))
  t.match(await check(), { reason: /^it removed model\/model\.bin of its own folder/ })
})
