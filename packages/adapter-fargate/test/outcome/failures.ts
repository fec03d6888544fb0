import { InferryError } from '@inferry/core'
import t from 'tap'
import { createFailures } from '../../src/outcome/failures.ts'

t.test('counts by whether another try is of use', async (t) => {
  const failures = createFailures()
  failures.add(new InferryError('INVALID_INPUT', 'x'))
  failures.add(new InferryError('STORAGE_FAILED', 'x'))
  failures.add(new InferryError('OBJECT_NOT_FOUND', 'x'))
  t.equal(failures.lasting(), 2)
  t.equal(failures.passing(), 1)
})
