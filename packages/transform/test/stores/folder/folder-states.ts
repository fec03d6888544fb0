import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { folderStates } from '../../../src/stores/folder/folder-states.ts'
import { stateFile } from '../../../src/stores/own-files.ts'
import { rejection } from '../fixtures/rejection.ts'

t.test('a file a key, replaced whole', async (t) => {
  const folder = join(t.testdir(), 'states')
  const states = folderStates(folder)
  await states.write('a', 1)
  await states.write('a', 2)
  await states.write('b', 3)
  t.same(readdirSync(folder).sort(), [stateFile('a'), stateFile('b')].sort())
  writeFileSync(join(folder, `${stateFile('a')}.inferry-partial`), '{"key":"a","st')
  t.equal(await states.read('a'), 2, 'one that was being written is no document')
  await states.write('a', 4)
  t.equal(await states.read('a'), 4)
})

t.test('what keeps it from being written', async (t) => {
  const folder = t.testdir({ file: '' })
  const states = folderStates(join(folder, 'file'))
  t.equal(await states.read('a'), undefined)
  t.match(await rejection(states.write('a', 1)), { code: 'INVALID_INPUT', message: /cannot be written/ })
})
