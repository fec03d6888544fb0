import t from 'tap'
import { fileFault } from '../../src/file/file-fault.ts'

t.test('names the part', async (t) => {
  t.match(fileFault('step 3 (cast)', 'is odd'), {
    code: 'INVALID_ARTIFACT',
    message: 'step 3 (cast): is odd',
    location: { field: 'step 3 (cast)' },
  })
})
