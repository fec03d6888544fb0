import type { InferryError } from '@inferry/core'
import t from 'tap'
import { sagemakerRepository } from '../../src/index.ts'
import { example, makeWith } from '../fixtures/doors.ts'

t.test('one model', async (t) => {
  const modelFolder = example('diabetes-forest')
  const repository = await sagemakerRepository({ multiModel: false, modelFolder }, makeWith())
  t.match(repository.list(), [{ name: 'model', state: 'starting' }])
  while (repository.list()[0]?.state !== 'ready') await new Promise(setImmediate)
  t.match(repository.list(), [{ name: 'diabetes-forest', state: 'ready' }])
  await repository.close()
})

t.test('none where it should be', async (t) => {
  let failure: InferryError | undefined
  const failed = new Promise<void>((resolve) => {
    void sagemakerRepository({ multiModel: false, modelFolder: t.testdir({}) }, makeWith(), (error) => {
      failure = error
      resolve()
    }).then((repository) => t.teardown(() => repository.close()))
  })
  await failed
  t.match(failure, { code: 'INVALID_ARTIFACT' })
})

t.test('several to come', async (t) => {
  const known: string[] = []
  const make = makeWith()
  const repository = await sagemakerRepository(
    { multiModel: true, modelFolder: '/none' },
    (artifact, name, given) => {
      known.push(given)
      return make(artifact, name)
    },
  )
  t.same(repository.list(), [])
  const predictor = await repository.load('0123', example('diabetes-forest'))
  t.equal(repository.get('0123'), predictor)
  t.same(known, ['0123'], 'as logs call it')
  t.equal(predictor.manifest.name, 'diabetes-forest', 'as answers and messages call it')
  await repository.close()
})
