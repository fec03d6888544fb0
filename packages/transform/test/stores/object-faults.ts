import t from 'tap'
import { objectChanged, objectNotFound, takenByOthers } from '../../src/stores/object-faults.ts'

t.test('name the object', async (t) => {
  const cause = new Error('x')
  t.match(objectChanged('s3://b/k', 'k', cause), {
    code: 'OBJECT_CHANGED',
    message: /^s3:\/\/b\/k: changed since/,
    location: { file: 'k' },
    cause,
  })
  t.match(objectNotFound('in/k', 'k'), {
    code: 'OBJECT_NOT_FOUND',
    message: /^in\/k: gone since/,
    location: { file: 'k' },
  })
})

t.test('an answer that two were at', (t) => {
  t.match(takenByOthers('out/a', 'a'), {
    code: 'OBJECT_CHANGED',
    location: { file: 'a' },
    message: /one run at it at a time$/,
  })
  t.end()
})
