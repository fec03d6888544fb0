import t from 'tap'
import { showSubject } from '../../src/target/target.ts'

t.test('a subject as people call it', async (t) => {
  t.equal(showSubject({ target: 'local', engine: 'trees' }), 'local, trees')
  t.equal(showSubject({ target: 'lambda', engine: 'trees', megabytes: 512 }), 'lambda, trees, 512 MB')
})
