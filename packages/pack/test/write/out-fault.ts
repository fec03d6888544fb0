import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { toOutFault } from '../../src/write/out-fault.ts'

t.test('a refusal of the system is the fault of the place', async (t) => {
  const error = await mkdir(join(t.testdir({}), 'x'.repeat(300))).catch((thrown) => thrown)
  t.match(toOutFault('out', error), {
    code: 'INVALID_CONFIGURATION',
    message: 'out: cannot be written: name too long',
    location: { file: 'out', field: 'out' },
    cause: error,
  })
})

t.test('every other error stays what it is', async (t) => {
  const errors = [new Error('x'), await mkdir(t.testdir({})).catch((thrown) => thrown)]
  for (const error of errors) t.equal(toOutFault('out', error), error)
})
