import { existsSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import t from 'tap'
import { unzip } from '../../../src/doctor/bundle/unzip.ts'
import { filesIn } from '../../fixtures/files-in.ts'

t.test('writes the files of a zip', async (t) => {
  const folder = t.testdir({ out: {} })
  const file = join(folder, 'a.zip')
  writeFileSync(file, zipSync({ 'a.txt': Buffer.from('a'), b: { 'c.txt': Buffer.from('c') } }))
  await unzip(file, join(folder, 'out'))
  t.same(filesIn(join(folder, 'out')), { 'a.txt': 'a', 'b/c.txt': 'c' })
})

t.test('writes nowhere else', async (t) => {
  const folder = t.testdir({ out: {} })
  const file = join(folder, 'a.zip')
  writeFileSync(file, zipSync({ '../a.txt': Buffer.from('a') }))
  await t.rejects(unzip(file, join(folder, 'out')), {
    message: 'it holds "../a.txt", which has a ".." segment',
  })
  t.notOk(existsSync(join(folder, 'a.txt')))
})

t.test('nothing that is too large', async (t) => {
  const folder = t.testdir({ 'large.zip': '', out: {} })
  truncateSync(join(folder, 'large.zip'), 1024 ** 3 + 1)
  await t.rejects(unzip(join(folder, 'large.zip'), join(folder, 'out')), {
    message: 'it is larger than 1 GiB',
  })
  const zip = Buffer.from(zipSync({ 'a.txt': [Buffer.from('a'), { level: 0 }] }))
  // The size that the directory at its end tells of the file.
  zip.writeUInt32LE(2 ** 31, zip.lastIndexOf('PK\u0001\u0002') + 24)
  const lying = join(folder, 'lying.zip')
  writeFileSync(lying, zip)
  await t.rejects(unzip(lying, join(folder, 'out')), { message: 'it holds more than 1 GiB' })
})
