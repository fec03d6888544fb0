import { faultOf } from '@inferry/testing'
import t from 'tap'
import { decodeFile } from '../../src/file/decode-file.ts'
import { bindProgram } from '../../src/program/bind-program.ts'
import { runSlice } from '../../src/session/run-slice.ts'
import { programFile } from '../fixtures/programs.ts'

const open = (name: string) => {
  const { header, sections } = decodeFile(programFile(name))
  return bindProgram(header, sections)
}

t.test('some rows of a request', async (t) => {
  const program = open('look-up')
  const frame = program.createFrame()
  const feed = { rows: 3, data: [BigInt64Array.of(0n, 1n, 2n)], columns: [1], width: 0 }
  runSlice('m', program, frame, feed, 1, 3)
  t.same(frame.data[program.outputs[0]?.value as number], Float32Array.of(20, 30))
  runSlice('m', program, frame, feed, 0, 3)
  t.equal(frame.data[0], feed.data[0], 'all rows are not copied')
})

t.test('a row that has no answer is counted from the start of the request', async (t) => {
  const program = open('look-up')
  const feed = { rows: 3, data: [BigInt64Array.of(0n, 1n, 7n)], columns: [1], width: 0 }
  t.match(
    faultOf(() => runSlice('m', program, program.createFrame(), feed, 1, 3)),
    {
      code: 'INFERENCE_FAILED',
      message: 'm failed on this input: row 2: the index 7 is not in a table of 3 entries',
      location: { row: 2 },
    },
  )
})

t.test('a fault of the input stays one', async (t) => {
  const program = open('stumps')
  const any = { ...program, run: () => Promise.reject() }
  const failing = (error: unknown) => ({
    ...any,
    run: () => {
      throw error
    },
  })
  const feed = { rows: 1, data: [Float32Array.of(1, 2)], columns: [2], width: 0 }
  const run = (error: unknown) =>
    faultOf(() => runSlice('m', failing(error), program.createFrame(), feed, 0, 1))
  t.match(run(new RangeError('odd')), { code: 'INFERENCE_FAILED', message: 'm failed on this input: odd' })
})
