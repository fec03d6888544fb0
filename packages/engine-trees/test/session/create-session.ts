import { createTensor } from '@inferry/core'
import { floatTensor } from '@inferry/testing'
import t from 'tap'
import { decodeFile } from '../../src/file/decode-file.ts'
import { bindProgram } from '../../src/program/bind-program.ts'
import { createSession } from '../../src/session/create-session.ts'
import { programFile } from '../fixtures/programs.ts'

function open(name: string) {
  const { header, sections } = decodeFile(programFile(name))
  const program = bindProgram(header, sections)
  return createSession(name, program, program.outputs)
}

const many = (rows: number, start = 0) =>
  createTensor(
    'float32',
    [rows, 2],
    Float32Array.from({ length: rows * 2 }, (_, index) => (start + index) % 7),
  )

t.test('a request of many rows gets the answers that each row gets alone', async (t) => {
  const session = open('stumps')
  const x = many(5000)
  const { y } = await session.run({ x })
  t.equal(y?.dims[0], 5000)
  for (const row of [0, 1, 255, 256, 257, 2000, 4999]) {
    const alone = await session.run({
      x: floatTensor([...(x.data as Float32Array).subarray(row * 2, row * 2 + 2)]),
    })
    t.equal(y?.data[row], alone['y']?.data[0], `row ${row}`)
  }
})

t.test('the event loop turns while it is answered', async (t) => {
  const session = open('stumps')
  const events: string[] = []
  const answer = session.run({ x: many(20_000) }).then(() => events.push('answer'))
  setImmediate(() => events.push('turn'))
  await answer
  t.same(events, ['turn', 'answer'])
})

t.test('a signal stops it between slices, and the next is answered', async (t) => {
  const session = open('stumps')
  const controller = new AbortController()
  const long = session.run({ x: many(50_000) }, controller.signal)
  const next = session.run({ x: floatTensor([0, 0]) })
  setImmediate(() => controller.abort(new Error('gone')))
  await t.rejects(long, { code: 'ABORTED' })
  t.same(await next, { y: floatTensor([1.5]) })
})

t.test('short requests are answered at once, in order with long ones', async (t) => {
  const session = open('stumps')
  const events: string[] = []
  const note = (name: string, rows: number) => session.run({ x: many(rows) }).then(() => events.push(name))
  await Promise.all([
    note('short', 1),
    note('long', 3000),
    note('after', 1),
    note('longer', 6000),
    note('last', 2),
  ])
  t.same(events, ['short', 'long', 'after', 'longer', 'last'])
})

t.test('a failed slice fails its request alone', async (t) => {
  const session = open('look-up')
  const index = createTensor('int64', [1000, 1])
  index.data[700] = 9n
  await t.rejects(session.run({ index }), {
    code: 'INFERENCE_FAILED',
    message: /^look-up failed on this input: row 700/,
  })
  t.same(await session.run({ index: createTensor('int64', [1, 1]) }), { y: floatTensor([10]) })
})

t.test('no rows', async (t) => {
  t.same(await open('stumps').run({ x: createTensor('float32', [0, 2]) }), {
    y: createTensor('float32', [0, 1]),
  })
})
