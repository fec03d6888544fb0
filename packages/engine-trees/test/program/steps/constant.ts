import { faultOf } from '@inferry/testing'
import t from 'tap'
import { bind } from '../../fixtures/run-step.ts'

t.test('numbers from a section, copied out of the file; texts from the header', async (t) => {
  const section = new Uint8Array(Float32Array.of(1, 2).buffer)
  const bound = bind({ kind: 'constant', type: 'float32', section: 0 }, [], [section])
  t.same(bound.outputs, [{ type: 'float32', columns: 2, constant: true }])
  t.same(bound.constant, Float32Array.of(1, 2))
  t.not((bound.constant as Float32Array).buffer, section.buffer)
  t.same(bind({ kind: 'constant', type: 'string', texts: ['é', ''] }, []).constant, ['é', ''])
})

t.test('what is none', async (t) => {
  const constant = (type: string, ...bytes: number[]) =>
    faultOf(() => bind({ kind: 'constant', type, section: 0 }, [], [Uint8Array.from(bytes)]))
  t.match(constant('float32', 1, 2, 3), { message: /no whole number of float32/ })
  t.match(constant('bool', 0, 1, 2), { message: /other bytes than 0 and 1/ })
  t.match(
    faultOf(() => bind({ kind: 'constant', type: 'string' }, [])),
    { message: /"texts" is no list/ },
  )
})
