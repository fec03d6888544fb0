import t from 'tap'
import { createMemoryBudget } from '../../src/index.ts'

t.test('what does not fit', async (t) => {
  const budget = createMemoryBudget(() => 3 * 1024 ** 2)
  budget.take({ bytes: 3 * 1024 ** 2, kept: false }, 'm')()
  t.throws(() => budget.take({ bytes: 4 * 1024 ** 2, kept: false }, 'm'), {
    code: 'INSUFFICIENT_MEMORY',
    message: 'the model m needs about 4 MiB of memory, and 3 MiB are left; unload others',
  })
})

t.test('memory that the process keeps is used again', async (t) => {
  let left = 100
  const budget = createMemoryBudget(() => left)
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
  const budget = createMemoryBudget(() => 50)
  budget.take({ bytes: 50, kept: false }, 'a')()
  t.throws(() => budget.take({ bytes: 60, kept: true }, 'b'), { code: 'INSUFFICIENT_MEMORY' })
})
