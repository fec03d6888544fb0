import t from 'tap'
import { assemble } from '../../src/processing/assemble.ts'
import { textOf } from './blocks.ts'

// API reference, TransformOutput, AssembleWith: None concatenates as is, Line adds a newline at the end.
const cases = [
  ['None', '1\n2', '1\n2'],
  ['Line', '1', '1\n'],
  // AWS's local mode makes a blank line here.
  ['Line', '1\n', '1\n'],
  ['Line', '1\n2', '1\n2\n'],
  ['Line', '', '\n'],
] as const
for (const [assembleWith, answer, output] of cases) {
  t.equal(
    textOf(...assemble(Buffer.from(answer), assembleWith)),
    output,
    JSON.stringify([assembleWith, answer]),
  )
}

t.test('nothing is copied', async (t) => {
  const answer = Buffer.from('1')
  t.equal(assemble(answer, 'Line')[0], answer)
})
