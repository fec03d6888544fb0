import t from 'tap'
import { compileEnsemble } from '../../../src/ensemble/compile/compile-ensemble.ts'
import { createScriptWalker } from '../../../src/ensemble/script/script-walker.ts'
import { readSection } from '../../../src/ensemble/section/read-section.ts'
import { small } from '../fixtures/ensembles.ts'

const x = new Float32Array([0, 0.5, 9, 0, 0.75, 9])

t.test('row by row, in either precision', async (t) => {
  for (const precision of ['float32', 'float64'] as const) {
    const walker = createScriptWalker(readSection(compileEnsemble({ ...small, precision })), 0)
    t.same([...walker.scores(x, 2, 3).values], [1 + 1 + 4, 2 + 2 + 4], precision)
  }
})

t.test('another’s walk', async (t) => {
  const starts: number[] = []
  const walker = createScriptWalker(readSection(compileEnsemble(small)), 0, {
    walk: (_x, start) => starts.push(start),
    leaves: new Uint32Array(3),
    weights: new Float32Array([1, 2, 3]),
  })
  t.same([...walker.scores(x, 2, 3).values], [6, 6])
  t.same(starts, [0, 3])
})
