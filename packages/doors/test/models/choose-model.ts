import { fakeRepository } from '@inferry/testing'
import t from 'tap'
import { chooseModel } from '../../src/models/choose-model.ts'

const two = fakeRepository({ name: 'one' }, { name: 'two' })

t.test('the only one, or the one that is named', async (t) => {
  t.equal(chooseModel(fakeRepository({}), undefined), 'sum')
  t.equal(chooseModel(two, 'two'), 'two')
  t.equal(chooseModel(two, 'two.tar.gz'), 'two')
  t.equal(chooseModel(fakeRepository({}), 'other'), 'other')
})

t.test('none, or no way to tell', async (t) => {
  t.throws(() => chooseModel(fakeRepository(), undefined), { code: 'MODEL_NOT_FOUND' })
  t.throws(() => chooseModel(two, undefined), { code: 'INVALID_INPUT', message: /one, two/ })
})
