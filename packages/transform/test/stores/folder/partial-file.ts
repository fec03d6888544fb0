import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import t from 'tap'
import { folderOutput } from '../../../src/stores/folder/folder-output.ts'
import { partialFile } from '../../../src/stores/folder/partial-file.ts'
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
  const folder = t.testdir()
  const path = join(folder, 'k')
  symlinkSync('/dev/full', `${path}.inferry-partial`)
  const object = partialFile(path, 'k', 0)
  for (const work of [() => object.append([Buffer.from('x')]), () => object.complete([Buffer.from('x')])]) {
    t.match(await rejection(work()), {
      code: 'STORAGE_FULL',
      location: { file: 'k' },
      message: `${path}: cannot be written: no space left on device`,
    })
  }
  t.same(object.state(), { bytes: 0 })
  t.notOk(existsSync(path))
  // There is room again, and half of a part from before.
  rmSync(`${path}.inferry-partial`)
  writeFileSync(`${path}.inferry-partial`, 'half of a part')
  await object.append([Buffer.from('ab')])
  await object.complete([Buffer.from('c')])
  t.equal(readFileSync(path, 'utf8'), 'abc')
})

const hasLimits = spawnSync('prlimit', ['--version']).status === 0

t.test('half of a part takes no room from others', { skip: !hasLimits && 'no prlimit here' }, async (t) => {
  const path = join(t.testdir(), 'k')
  writeFileSync(`${path}.inferry-partial`, '')
  const program = `
    import { execFileSync } from 'node:child_process'
    import { partialFile } from ${JSON.stringify(new URL('../../../src/stores/folder/partial-file.ts', import.meta.url).href)}
    execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=8192'])
    const object = partialFile(${JSON.stringify(path)}, 'k', 0)
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
  t.equal(statSync(`${path}.inferry-partial`).size, 5000)
})
