import fc from 'fast-check'
import t from 'tap'
import { compileEnsemble } from '../../src/ensemble/compile/compile-ensemble.ts'
import { openEnsemble, openScript } from '../../src/ensemble/open-ensemble.ts'
import { readSection } from '../../src/ensemble/section/read-section.ts'
import { anyEnsemble, anyValue } from './fixtures/any-ensemble.ts'
import { naiveScores } from './fixtures/naive-scores.ts'
import { sameScores } from './fixtures/same-scores.ts'

t.test('random ensembles on special values', (t) => {
  const anyCase = anyEnsemble.chain(({ ensemble, features }) =>
    fc.record({
      ensemble: fc.constant(ensemble),
      columns: fc.constant(features),
      rows: fc.array(fc.array(anyValue, { minLength: features, maxLength: features }), { maxLength: 20 }),
      FloatArray: fc.constantFrom(Float32Array, Float64Array),
    }),
  )
  fc.assert(
    fc.property(anyCase, ({ ensemble, columns, rows, FloatArray }) => {
      const x = new FloatArray(rows.flat())
      const wanted = naiveScores(ensemble, x, rows.length, columns)
      const section = compileEnsemble(ensemble)
      for (const walker of [openScript(readSection(section)), openEnsemble(section)])
        sameScores(walker.scores(x, rows.length, columns), wanted)
    }),
    { numRuns: 2000 },
  )
  t.end()
})
