import { existsSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { stageBundle } from '../../../src/doctor/stage/stage-bundle.ts'
import { filesIn } from '../../fixtures/files-in.ts'
import { smallBundle } from '../fixtures/small-bundle.ts'

const modeOf = (path: string) => statSync(path).mode & 0o7777

t.test('what is shipped stands read-only beside places to write to', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  const shipped = filesIn(folder)
  writeFileSync(join(folder, 'notes.txt'), 'not shipped')
  const stage = await stageBundle(folder, description)
  t.same(filesIn(stage.folder), shipped)
  t.equal(modeOf(stage.folder), 0o555)
  t.equal(modeOf(join(stage.folder, 'model')), 0o555)
  t.equal(modeOf(join(stage.folder, 'main.mjs')), 0o444)
  t.equal(modeOf(stage.temporary), 0o1777)
  t.equal(modeOf(await stage.writable('out')), 0o1777)
  await stage.remove()
  t.notOk(existsSync(stage.folder))
})

t.test('what is missing or leads elsewhere is left out', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  rmSync(join(folder, 'answer.mjs'))
  rmSync(join(folder, 'flags.mjs'))
  symlinkSync('/etc/hostname', join(folder, 'flags.mjs'))
  const stage = await stageBundle(folder, description)
  t.teardown(() => stage.remove())
  t.notOk(existsSync(join(stage.folder, 'answer.mjs')))
  t.notOk(existsSync(join(stage.folder, 'flags.mjs')))
  t.ok(existsSync(join(stage.folder, 'main.mjs')))
})
