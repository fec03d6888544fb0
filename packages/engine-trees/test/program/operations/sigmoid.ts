import t from 'tap'
import { sigmoid } from '../../../src/program/operations/sigmoid.ts'

t.test('near the logistic function, within the steps of one half', async (t) => {
  for (let x = -30; x <= 30; x += 0.37) {
    const wanted = 1 / (1 + Math.exp(-x))
    t.ok(Math.abs(sigmoid(Math.fround(x)) - wanted) < 1.2e-7, `${x}`)
  }
})

t.test('what onnxruntime 1.30 answers', async (t) => {
  t.same([0, Infinity, Number.NaN].map(sigmoid), [0.5, 1, Number.NaN])
  t.equal(sigmoid(-Infinity), sigmoid(-18))
})
