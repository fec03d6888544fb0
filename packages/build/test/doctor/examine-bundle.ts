import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import t, { type Test } from 'tap'
import { buildTarget } from '../../src/build-target.ts'
import { type ExamineOptions, examineBundle } from '../../src/doctor/examine-bundle.ts'
import type { Target } from '../../src/target.ts'
import { elfHeader } from '../fixtures/elf-header.ts'
import { filesIn } from '../fixtures/files-in.ts'
import { openExample } from '../fixtures/models.ts'
import { rootOf } from '../fixtures/roots.ts'
import { nobodyReads } from './fixtures/nobody-reads.ts'
import { linesOf } from './fixtures/results.ts'
import { describe, type Flags, smallBundle } from './fixtures/small-bundle.ts'
import { writeSmallModel } from './fixtures/small-model.ts'

// Tap has every process write into its folder at its end, those of other users too.
const tap = process.env['_TAPJS_PROCESSINFO_CWD_']
if (tap !== undefined && process.getuid?.() === 0) {
  for (const name of ['processinfo', 'coverage']) {
    mkdirSync(join(tap, '.tap', name), { recursive: true })
    chmodSync(join(tap, '.tap', name), 0o1777)
  }
}

// A folder of its own: other tests examine bundles at the same time.
process.env['TMPDIR'] = mkdtempSync(join(tmpdir(), 'inferry-test-'))
chmodSync(tmpdir(), 0o1777)
t.teardown(() => rmSync(tmpdir(), { recursive: true, force: true }))

/** What this test would leave behind. */
const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('inferry-doctor-'))

const examine = (path: string, options?: ExamineOptions) => linesOf(examineBundle(path, options))

async function forest(t: Test, target: Target): Promise<string> {
  const out = join(t.testdir(), 'bundle')
  const artifact = await openExample('diabetes-forest')
  return (await buildTarget({ artifact, target, root: rootOf(target), out })).folder
}

t.test('a universal bundle keeps every contract', async (t) => {
  const before = left()
  const { lines, failures } = await examine(await forest(t, 'universal'))
  t.same(failures, [])
  const checks = ['lambda, memory', 'sagemaker, stop', 'fargate, stop', 'local, samples by /v2', 'read-only']
  for (const name of checks)
    t.ok(
      lines.some((line) => line.startsWith(`${name}: ok`)),
      name,
    )
  t.same(left(), before)
})

t.test('a server whose model was changed', async (t) => {
  const folder = await forest(t, 'local')
  appendFileSync(join(folder, 'model/model.trees'), 'x')
  const { failures, lines } = await examine(folder)
  t.match(failures, [
    /^files: FAILED: model\/model\.trees has \d+ bytes in place of \d+: what is shipped is not/,
    /^model: FAILED: .*model\.trees/,
  ])
  t.equal(lines.at(-1), 'start: skipped: the model would not be loaded')
})

/** A small bundle that was spoilt, and the lines of what failed. */
const broken: readonly {
  readonly name: string
  readonly flags?: Flags
  spoil?(folder: string): unknown
  readonly failures: readonly RegExp[]
}[] = [
  {
    name: 'a file is cut',
    spoil: (folder) => truncateSync(join(folder, 'main.mjs'), 60),
    failures: [/^files: FAILED: main\.mjs has 60 bytes/, /^ready: FAILED: it ended with 1: SyntaxError/],
  },
  {
    name: 'a file is missing',
    spoil: (folder) => rmSync(join(folder, 'answer.mjs')),
    failures: [
      /^files: FAILED: answer\.mjs is missing/,
      /^ready: FAILED: it ended with 1: Error \[ERR_MODULE_NOT_FOUND\].* \(a module is not in the bundle: build again\)/,
    ],
  },
  {
    name: 'the entry throws',
    flags: { throws: 'broken' },
    failures: [/^ready: FAILED: it ended with 1: Error: broken/],
  },
  {
    name: 'it never gets ready',
    flags: { ping: 503 },
    failures: [/^ready: FAILED: it was not ready within 2 s/],
  },
  {
    name: 'it ignores SIGTERM',
    flags: { deaf: true },
    failures: [/^stop: FAILED: it did not end within 1 s of SIGTERM/],
  },
  {
    name: 'it writes to its own folder',
    flags: { writes: true },
    failures: [
      nobodyReads() || process.getuid?.() !== 0
        ? /^ready: FAILED: it ended with 1: Error: EACCES.* \(its folder is read-only, as on the platforms/
        : /^read-only: FAILED: it wrote written in its own folder/,
    ],
  },
  {
    name: 'its engine is missing',
    async spoil(folder) {
      await writeSmallModel(join(folder, 'model'), 'onnxruntime')
      describe(folder, 'local')
    },
    failures: [/^model: FAILED: the model runs on onnxruntime, and the bundle has trees/],
  },
  {
    name: 'its description cannot be read',
    spoil: (folder) => truncateSync(join(folder, 'bundle.json'), 100),
    failures: [/^bundle\.json: FAILED: is not JSON/],
  },
]
for (const { name, flags, spoil, failures } of broken) {
  t.test(`a bundle of which ${name}`, async (t) => {
    const before = left()
    const { folder } = await smallBundle(t, 'local', flags)
    await spoil?.(folder)
    const found = await examine(folder, { limits: { ready: 2, stop: 1 } })
    t.equal(found.failures.length, failures.length, found.failures.join('\n'))
    t.match(found.failures, failures)
    t.same(left(), before)
    t.notOk(existsSync(join(folder, 'written')))
  })
}

t.test('native files of another machine', async (t) => {
  const file = 'native/a.node'
  const other = process.arch === 'arm64' ? 62 : 183
  const { folder } = await smallBundle(t, 'local', {}, { [file]: elfHeader(other) })
  const { failures, lines } = await examine(folder)
  t.match(failures, [/^architecture: FAILED: native\/a\.node is for \w+, and the bundle for \w+/])
  t.match(lines.at(-1), /^start: skipped: native\/a\.node could not be loaded/)
})

t.test('the zip of a function that writes where it must not', async (t) => {
  const { folder } = await smallBundle(t, 'lambda-zip', { writes: true })
  const zip = join(folder, '../function.zip')
  const files = Object.entries(filesIn(folder))
  writeFileSync(
    zip,
    zipSync(Object.fromEntries(files.map(([path, text]) => [path, Buffer.from(text, 'latin1')]))),
  )
  const { failures, lines } = await examine(zip)
  t.match(lines[3], /^size: ok \(\d\.\d kB zipped, \d\.\d kB unzipped\)$/)
  // Root may write in spite of the modes, and is found out afterwards.
  const expected =
    process.getuid?.() === 0
      ? /^read-only: FAILED: it wrote written in its own folder/
      : /^memory: FAILED: at every size it failed with Error: EACCES/
  t.match(failures, [expected])
})

t.test('a bundle for elsewhere', async (t) => {
  const { folder } = await smallBundle(t, 'local')
  await t.rejects(examine(folder, { target: 'sagemaker' }), {
    code: 'INVALID_CONFIGURATION',
    location: { field: 'target' },
  })
})

t.test('whoever listens no more leaves nothing', async (t) => {
  const before = left()
  const { folder } = await smallBundle(t, 'local')
  for await (const { name } of examineBundle(folder)) if (name === 'ready') break
  t.same(left(), before)
})

t.test('the bundles in a folder of bundles are named', async (t) => {
  const bundle = () => ({ 'bundle.json': '{}' })
  const { failures } = await examine(t.testdir({ sagemaker: bundle(), fargate: bundle() }))
  t.same(failures, [
    'bundle.json: FAILED: is not there: is this what inferry build wrote? Name one of those in it: fargate, sagemaker',
  ])
  const none = await examine(t.testdir({ other: {} }))
  t.same(none.failures, ['bundle.json: FAILED: is not there: is this what inferry build wrote?'])
})
