import { spawnSync } from 'node:child_process'
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { folderOutput } from '../../../src/stores/folder/folder-output.ts'
import { beginPartialFile, resumePartialFile } from '../../../src/stores/folder/partial-file.ts'
import { partialOf } from '../fixtures/partial-of.ts'
import { rejection } from '../fixtures/rejection.ts'

t.test('killed and gone on with anywhere, the bytes are the same', async (t) => {
  const folder = t.testdir()
  const steps = fc.array(
    fc.record({
      part: fc.uint8Array({ minLength: 1, maxLength: 50 }),
      saved: fc.boolean(),
      killed: fc.boolean(),
    }),
    { maxLength: 20 },
  )
  await fc.assert(
    fc.asyncProperty(steps, async (steps) => {
      const output = folderOutput(folder)
      let object = await output.begin('k', '')
      let state = object.state()
      let written: Uint8Array[] = []
      let kept: Uint8Array[] = []
      for (const { part, saved, killed } of steps) {
        await object.append([part.subarray(0, 1), part.subarray(1)])
        written.push(part)
        if (saved) {
          state = object.state()
          kept = [...written]
        }
        if (!killed) continue
        const resumed = await folderOutput(folder).resume('k', state)
        if (resumed === undefined) throw new Error('not resumed')
        object = resumed
        written = [...kept]
      }
      await object.complete([])
      return readFileSync(join(folder, 'k')).equals(Buffer.concat(written))
    }),
    { numRuns: 40 },
  )
  t.notOk(existsSync(join(folder, 'k.inferry-partial')))
})

t.test('a full disk', { skip: !existsSync('/dev/full') && 'no /dev/full here' }, async (t) => {
  const path = join(t.testdir(), 'k')
  const object = await beginPartialFile(path, 'k')
  const state = object.state()
  const partial = partialOf(path)
  rmSync(partial)
  symlinkSync('/dev/full', partial)
  for (const work of [() => object.append([Buffer.from('x')]), () => object.complete([Buffer.from('x')])]) {
    t.match(await rejection(work()), {
      code: 'STORAGE_FULL',
      location: { file: 'k' },
      message: `${path}: cannot be written: no space left on device`,
    })
  }
  t.same(object.state(), state)
  t.notOk(existsSync(path))
  // There is room again, and half of a part from before.
  rmSync(partial)
  writeFileSync(partial, 'half of a part')
  await object.append([Buffer.from('ab')])
  await object.complete([Buffer.from('c')])
  t.equal(readFileSync(path, 'utf8'), 'abc')
})

t.test('one that another worker began anew is not gone on with', async (t) => {
  const path = join(t.testdir(), 'k')
  const first = await beginPartialFile(path, 'k')
  await first.append([Buffer.from('AAAA')])
  const state = first.state()
  const second = await beginPartialFile(path, 'k')
  await second.append([Buffer.from('BBBBBBBB')])
  t.equal(await resumePartialFile(path, 'k', state), undefined, 'though there are bytes enough')
  for (const work of [() => first.append([Buffer.from('C')]), () => first.complete([Buffer.from('C')])])
    t.match(await rejection(work()), {
      code: 'OBJECT_CHANGED',
      location: { file: 'k' },
      message: /k: begun anew or cut short by someone else/,
    })
  await first.discard()
  t.notOk(existsSync(path))
  await second.complete([Buffer.from('B')])
  t.equal(readFileSync(path, 'utf8'), 'BBBBBBBBB')
  t.same(readdirSync(join(path, '..')), ['k'])
})

t.test('two workers at the same one leave no hole', async (t) => {
  const path = join(t.testdir(), 'k')
  const first = await beginPartialFile(path, 'k')
  await first.append([Buffer.from('aa')])
  const state = first.state()
  await first.append([Buffer.from('bb')])
  const second = await resumePartialFile(path, 'k', state)
  await second?.append([Buffer.from('b')])
  await first.complete([Buffer.from('cc')])
  t.equal(readFileSync(path, 'utf8'), 'aabbcc')
  t.match(await rejection(second?.append([Buffer.from('b')]) as Promise<void>), { code: 'OBJECT_CHANGED' })
  t.equal(readFileSync(path, 'utf8'), 'aabbcc')
})

t.test('one that was cut short is not filled with zeros', async (t) => {
  const path = join(t.testdir(), 'k')
  const object = await beginPartialFile(path, 'k')
  await object.append([Buffer.from('abcd')])
  truncateSync(partialOf(path), 2)
  t.match(await rejection(object.append([Buffer.from('e')])), { code: 'OBJECT_CHANGED' })
  t.equal(statSync(partialOf(path)).size, 2)
})

const hasLimits = spawnSync('prlimit', ['--version']).status === 0

t.test('half of a part takes no room from others', { skip: !hasLimits && 'no prlimit here' }, async (t) => {
  const path = join(t.testdir(), 'k')
  const program = `
    import { execFileSync } from 'node:child_process'
    import { beginPartialFile } from ${JSON.stringify(new URL('../../../src/stores/folder/partial-file.ts', import.meta.url).href)}
    execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=8192'])
    const object = await beginPartialFile(${JSON.stringify(path)}, 'k')
    await object.append([Buffer.alloc(5000)])
    const { code } = await object.append([Buffer.alloc(5000)]).catch((error) => error)
    console.log(code)
  `
  const loader = ['--conditions=@inferry/source', '--import', import.meta.resolve('tsx')]
  const args = [...loader, '--input-type=module', '-e', program]
  // What tap preloads listens to SIGXFSZ, which node ignores otherwise, and ends the process on it.
  const bare = ['-u', 'NODE_OPTIONS', process.execPath, ...args]
  const { stdout, stderr } = spawnSync('env', bare, { encoding: 'utf8' })
  t.equal(stdout.trim(), 'STORAGE_FULL', stderr)
  t.equal(statSync(partialOf(path)).size, 5000)
})
