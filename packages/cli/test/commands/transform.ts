import { once } from 'node:events'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createLogger, startServer } from '@inferry/app-local'
import t, { type Test } from 'tap'
import { inferry } from '../fixtures/memory-io.ts'
import { model } from '../fixtures/models.ts'

const row = [0.038, 0.0507, 0.0617, 0.0219, -0.0442, -0.0348, -0.0434, -0.0026, 0.0199, -0.0176]
const forest = model('diabetes-forest')
const lines = ['--split-type', 'Line']

async function folders(t: Test, files: Readonly<Record<string, string>>) {
  const root = t.testdir({})
  const [from, to] = [join(root, 'in'), join(root, 'out')]
  await mkdir(from)
  for (const [name, text] of Object.entries(files)) await writeFile(join(from, name), text)
  return { io: ['-i', from, '-o', to], from, read: (name: string) => readFile(join(to, name), 'utf8') }
}

t.test('answers a folder; standard output holds the summary alone', async (t) => {
  const { io, from, read } = await folders(t, { 'a.csv': `${row}\n${row}\n`, 'b.csv': `${row}\n` })
  const { code, text } = await inferry(['transform', forest, ...io, ...lines])
  t.equal(code, 0)
  t.match(JSON.parse(text), { status: 'completed', objects: { done: 2, doneBefore: 0 }, records: 3 })
  const predicted = await inferry(['predict', forest, '-i', join(from, 'a.csv')])
  t.equal(await read('a.csv.out'), predicted.text)
  const again = await inferry(['transform', forest, ...io, ...lines])
  t.match(JSON.parse(again.text), { objects: { done: 2, doneBefore: 2 }, records: 0 })
  const anew = await inferry(['transform', forest, ...io, ...lines, '--restart', '--engine', 'onnxruntime'])
  t.match(JSON.parse(anew.text), { objects: { done: 2, doneBefore: 0 }, records: 3 })
})

t.test('another artifact of the same version makes everything anew', async (t) => {
  const { io, from } = await folders(t, { 'a.csv': `${row}\n` })
  const artifact = join(from, '..', 'model')
  const doneBefore = async () => {
    const { code, text } = await inferry(['transform', artifact, ...io, ...lines])
    t.equal(code, 0)
    return JSON.parse(text).objects.doneBefore
  }
  await cp(forest, artifact, { recursive: true })
  t.same([await doneBefore(), await doneBefore()], [0, 1])
  const path = join(artifact, 'inferry.json')
  const manifest = JSON.parse(await readFile(path, 'utf8'))
  await writeFile(path, JSON.stringify({ ...manifest, engines: manifest.engines.toReversed() }))
  const again = await inferry(['transform', artifact, ...io, ...lines, '--engine', 'trees'])
  t.match(JSON.parse(again.text), { objects: { doneBefore: 0 } })
})

t.test('what is wrong with an object is noted, and the exit code is 1', async (t) => {
  const { io, read } = await folders(t, { 'a.csv': `${row}\nx\n`, 'b.csv': `${row}\n` })
  const { code, text, notes } = await inferry(['transform', forest, ...io, ...lines])
  t.equal(code, 1)
  t.match(notes, /^inferry: a\.csv: record 1 .*\[INVALID_INPUT\]$/m)
  t.match(JSON.parse(text), { status: 'failed', objects: { done: 1, failed: 1 } })
  await t.rejects(read('a.csv.out'))
})

t.test('what to set is called as its flag', async (t) => {
  const { io } = await folders(t, { 'a.csv': `age,sex\n${row}\n` })
  const { text, notes } = await inferry(['transform', forest, ...io, ...lines])
  for (const said of [text, notes]) t.match(said, /set --csv-header to skip or send/)
})

t.test('a serving container answers as well', async (t) => {
  const logger = await createLogger({ level: 'silent' })
  const server = await startServer({ paths: [forest], port: 0, logger, execution: 'inline' })
  t.teardown(async () => {
    await server.server.close()
    await server.repository.close()
  })
  const { io, read, from } = await folders(t, { 'a.csv': `${row}\n${row}\n` })
  const { code, text } = await inferry([
    'transform',
    '--via',
    server.url,
    ...io,
    ...lines,
    '--batch-strategy',
    'SingleRecord',
  ])
  t.equal(code, 0, text)
  const predicted = await inferry(['predict', forest, '-i', join(from, 'a.csv')])
  t.equal(await read('a.csv.out'), predicted.text)
})

t.test('what a container is waited for is noted, a wrong path refused', async (t) => {
  const server = createServer((_, response) => response.writeHead(404).end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const { io } = await folders(t, { 'a.csv': `${row}\n` })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wrong`
  const { code, notes } = await inferry(['transform', '--via', url, ...io, ...lines])
  t.not(code, 0)
  t.match(notes, /^inferry: GET .*\/wrong\/ping answered 404; waiting/m)
  t.match(notes, /answered 404; give the address/)
})

t.test('wrong usage', async (t) => {
  const { io } = await folders(t, { 'a.csv': `${row}\n` })
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['transform', ...io], /give one of: an artifact, --via, --image/],
    [['transform', forest, '--via', 'http://127.0.0.1:1', ...io], /give one of/],
    [['transform', '--via', 'here', ...io], /--via/],
    [
      ['transform', forest, ...io, '--max-payload-in-mb', '90', '--max-concurrent-transforms', '2'],
      /--max-concurrent-transforms/,
    ],
    [['transform', forest, ...io, '--input-filter', 'x'], /--input-filter/],
    [
      ['transform', forest, '-i', join(io[1] as string, 'nothing'), '-o', io[3] as string],
      /OBJECT_NOT_FOUND/,
    ],
    [['transform', forest], /--input/],
    [['transform', forest, ...io, '-i', 'other'], /--input.*given twice/],
    [['transform', forest, ...io.slice(2), '-i', '-'], /reads no standard input.*--input/],
    [['transform', forest, ...io.slice(0, 2), '-o', join(forest, 'inferry.json')], /is a file; .*--output/],
  ]
  for (const [args, wanted] of cases) {
    const { code, notes } = await inferry(args)
    t.not(code, 0, args.join(' '))
    t.match(notes, wanted)
  }
})
