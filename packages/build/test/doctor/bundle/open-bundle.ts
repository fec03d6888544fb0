import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import t from 'tap'
import { openBundle } from '../../../src/doctor/bundle/open-bundle.ts'

t.test('a folder is where it is', async (t) => {
  const folder = t.testdir()
  const opened = await openBundle(folder)
  t.match(opened, { folder, zipped: undefined })
  await opened.close()
  t.ok(existsSync(folder))
})

t.test('a zip is unzipped until it is closed', async (t) => {
  const file = join(t.testdir(), 'a.zip')
  const bytes = zipSync({ 'a.txt': Buffer.from('a') })
  writeFileSync(file, bytes)
  const { folder, zipped, close } = await openBundle(file)
  t.equal(zipped, bytes.length)
  t.ok(existsSync(join(folder, 'a.txt')))
  await close()
  t.notOk(existsSync(folder))
})

t.test('what is neither is told', async (t) => {
  const folder = t.testdir({ text: 'no zip' })
  const fault = (message: RegExp) => ({ code: 'INVALID_CONFIGURATION', message })
  await t.rejects(openBundle(join(folder, 'text')), fault(/text: cannot be unzipped: invalid zip data/))
  await t.rejects(openBundle(join(folder, 'none')), fault(/none: cannot be read: no such file/))
  await t.rejects(openBundle('/dev/null'), fault(/null: is neither the folder nor the zip of a bundle/))
})
