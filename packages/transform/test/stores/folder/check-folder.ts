import { join } from 'node:path'
import t from 'tap'
import { checkFolder } from '../../../src/stores/folder/check-folder.ts'
import { rejection } from '../fixtures/rejection.ts'

t.test('a folder, or none yet', async (t) => {
  const folder = t.testdir()
  await checkFolder(folder)
  await checkFolder(join(folder, 'none', 'either'))
})

t.test('a file', async (t) => {
  const file = join(t.testdir({ file: 'x' }), 'file')
  const refusal = { code: 'INVALID_CONFIGURATION', location: { field: 'output' } }
  t.match(await rejection(checkFolder(file)), { ...refusal, message: /file is a file; give a folder/ })
  t.match(await rejection(checkFolder(join(file, 'out'))), { ...refusal, message: /lies below a file/ })
})
