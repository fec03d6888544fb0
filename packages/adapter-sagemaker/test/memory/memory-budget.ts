import t from 'tap'
import { createMemoryBudget } from '../../src/index.ts'

const mebibyte = 1024 ** 2
const collect = () => {}

t.test('what does not fit', async (t) => {
  const budget = createMemoryBudget({ available: () => 5 * mebibyte, reserve: 2 * mebibyte, collect })
  budget.take({ bytes: 3 * mebibyte, kept: false }, 'm')()
  t.throws(() => budget.take({ bytes: 4 * mebibyte, kept: false }, 'm'), {
    code: 'INSUFFICIENT_MEMORY',
    message:
      'the model m needs about 6 MiB of memory, 2 of them for requests, and 5 MiB are left; unload others',
  })
})

t.test('what nobody holds is freed before a model is refused', async (t) => {
  let left = 50
  let garbage = 20
  const budget = createMemoryBudget({
    available: () => left,
    reserve: 10,
    collect() {
      left += garbage
      garbage = 0
    },
  })
  budget.take({ bytes: 40, kept: false }, 'a')
  t.equal(garbage, 20, 'not before it must be')
  budget.take({ bytes: 60, kept: false }, 'b')
  t.equal(garbage, 0)
  t.throws(() => budget.take({ bytes: 61, kept: false }, 'c'), { code: 'INSUFFICIENT_MEMORY' })
})

t.test('memory that the process keeps is used again', async (t) => {
  let left = 100
  const budget = createMemoryBudget({ available: () => left, reserve: 0, collect })
  const kept = (bytes: number) => ({ bytes, kept: true })
  const giveBack = budget.take(kept(60), 'a')
  left -= 60
  t.throws(() => budget.take(kept(60), 'b'), { code: 'INSUFFICIENT_MEMORY' })
  giveBack()
  giveBack()
  t.throws(() => budget.take({ bytes: 60, kept: false }, 'b'), { code: 'INSUFFICIENT_MEMORY' })
  t.throws(() => budget.take(kept(101), 'b'), { code: 'INSUFFICIENT_MEMORY' }, 'given back once')
  budget.take(kept(100), 'b')
})

t.test('memory that goes back to the system is not', async (t) => {
  const budget = createMemoryBudget({ available: () => 50, reserve: 0, collect })
  budget.take({ bytes: 50, kept: false }, 'a')()
  t.throws(() => budget.take({ bytes: 60, kept: true }, 'b'), { code: 'INSUFFICIENT_MEMORY' })
})
