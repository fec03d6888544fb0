import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { sagemakerRoutes } from '../src/index.ts'

const patterns = (multiModel: boolean) =>
  sagemakerRoutes({ repository: fakeRepository() }, { multiModel, bodyLimit: 1 }).map(
    ({ pattern }) => pattern,
  )

t.test('doors of one model, and of several', async (t) => {
  const one = ['/ping', '/invocations', '/execution-parameters']
  t.same(patterns(false), one)
  t.same(patterns(true), [...one, '/models', '/models/:model', '/models/:model/invoke'])
})
