import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { folderOutput } from '../../../src/stores/folder/folder-output.ts'
import { asNobody } from '../fixtures/as-nobody.ts'
import { partialOf } from '../fixtures/partial-of.ts'
import { rejection } from '../fixtures/rejection.ts'

t.test('a partial file that is shorter than its state, or gone', async (t) => {
  const folder = t.testdir()
  const output = folderOutput(folder)
  const object = await output.begin('k', '')
  await object.append([Buffer.from('abc')])
  const state = object.state()
  truncateSync(partialOf(join(folder, 'k')), 2)
  t.equal(await output.resume('k', state), undefined)
  await object.discard()
  t.equal(await output.resume('k', state), undefined)
  t.equal(await output.resume('none/k', state), undefined)
})

t.test('keys that a folder cannot have', async (t) => {
  const folder = t.testdir()
  const output = folderOutput(join(folder, 'out'))
  const state = { id: randomUUID(), bytes: 0 }
  for (const key of ['../x', '/x', 'a//b']) {
    for (const call of [output.begin(key, ''), output.resume(key, state), output.version(key)])
      t.match(await rejection(call), { code: 'INVALID_INPUT', location: { file: key } })
  }
  t.same(readdirSync(folder), [], 'nothing was made')
  t.match(await rejection(output.begin('x'.repeat(300), '')), {
    code: 'INVALID_INPUT',
    message: /name too long/,
  })
})

t.test('a key that begins another', async (t) => {
  const output = folderOutput(t.testdir())
  await (await output.begin('a', '')).complete([])
  const said = /a folder cannot hold both "a" and "a\/b", as S3 can/
  t.match(await rejection(output.begin('a/b', '')), { code: 'INVALID_INPUT', message: said })
  t.equal(await output.version('a/b'), undefined)
  await (await output.begin('b/c', '')).complete([])
  t.match(await rejection(output.begin('b', '')), { code: 'INVALID_INPUT', message: said })
  const late = await output.begin('c', '')
  mkdirSync(join(output.name, 'c', 'd'), { recursive: true })
  t.match(await rejection(late.complete([Buffer.from('x')])), { code: 'INVALID_INPUT', message: said })
  rmSync(join(output.name, 'c'), { recursive: true })
  await late.complete([Buffer.from('x')])
  t.equal(readFileSync(join(output.name, 'c'), 'utf8'), 'x', 'tried again, once')
})

t.test('a folder that may not be written', async (t) => {
  const folder = t.testdir({ 'k.out': 'old' })
  chmodSync(folder, 0o555)
  const output = folderOutput(folder)
  const fault = await asNobody(t, () => rejection(output.begin('k.out', '')))
  const states = await asNobody(t, () => rejection(output.states.write('k', 1)))
  chmodSync(folder, 0o755)
  if (fault === undefined) return
  t.match(fault, {
    code: 'STORAGE_DENIED',
    location: { file: 'k.out' },
    message: /k.out: cannot be written: permission/,
  })
  t.match(states, { code: 'STORAGE_DENIED' })
})

t.test('nothing but the answers and the documents is left', async (t) => {
  const folder = t.testdir()
  const output = folderOutput(join(folder, 'deep', 'out'))
  t.notOk(existsSync(join(folder, 'deep')), 'it is made when it is needed')
  await (await output.begin('a/k', '')).complete([])
  await output.states.write('a/k', 1)
  t.same(readdirSync(output.name).sort(), ['.inferry-transform', 'a'])
  t.same(readdirSync(join(output.name, 'a')), ['k'])
})

t.test('what an earlier release left is replaced', async (t) => {
  const folder = t.testdir({ 'k.inferry-partial': 'its partial file' })
  await (await folderOutput(folder).begin('k', '')).complete([Buffer.from('new')])
  t.same(readdirSync(folder), ['k'])
})
