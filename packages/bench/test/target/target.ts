import t from 'tap'
import { isDeployed, isFunction, showSubject } from '../../src/target/target.ts'

t.test('a subject as people call it', async (t) => {
  t.equal(showSubject({ target: 'local', engine: 'trees' }), 'local, trees')
  t.equal(showSubject({ target: 'lambda', engine: 'trees', megabytes: 512 }), 'lambda, trees, 512 MB')
})

t.test('what is deployed, without its account', async (t) => {
  t.equal(showSubject({ target: 'function', name: 'forest:live' }), 'function forest:live')
  const arn = 'arn:aws:lambda:eu-west-1:012345678912:function:forest'
  t.equal(showSubject({ target: 'function', name: arn, region: 'eu-west-1' }), 'function forest, eu-west-1')
  t.equal(showSubject({ target: 'endpoint', name: 'models', model: 'a.tar.gz' }), 'endpoint models, a.tar.gz')
})

t.test('deployed or not', async (t) => {
  t.ok(isDeployed({ target: 'endpoint', name: 'models' }))
  t.notOk(isDeployed({ target: 'lambda', engine: 'trees' }))
})

t.test('functions, here and deployed', async (t) => {
  t.ok(isFunction({ target: 'lambda', engine: 'trees' }))
  t.ok(isFunction({ target: 'function', name: 'forest' }))
  t.notOk(isFunction({ target: 'endpoint', name: 'models' }))
  t.notOk(isFunction({ target: 'local', engine: 'trees' }))
})
