import fc from 'fast-check'
import t from 'tap'
import { pageOf } from '../../src/models/page-of.ts'

const named = (names: readonly string[]) => [...names].sort().map((name) => ({ name }))

t.test('every item once, in order', async (t) => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 350 }),
      (names) => {
        const items = named(names)
        const seen: { name: string }[] = []
        let token: string | undefined
        do {
          const page = pageOf(items, token)
          if (page.next !== undefined && page.items.length !== 100) return false
          seen.push(...page.items)
          token = page.next
        } while (token !== undefined)
        return seen.length === items.length && seen.every((item, index) => item === items[index])
      },
    ),
  )
  t.pass()
})

t.test('the last one of a page goes', async (t) => {
  const items = named(Array.from({ length: 150 }, (_, at) => `m-${String(at).padStart(3, '0')}`))
  const { next } = pageOf(items, undefined)
  const rest = pageOf(
    items.filter(({ name }) => name !== 'm-099'),
    next,
  )
  t.same([rest.items.length, rest.items[0]?.name, rest.next], [50, 'm-100', undefined])
})

t.test('tokens of others', async (t) => {
  for (const token of ['', 'a', '!', 'YQ=='])
    t.throws(() => pageOf([], token), { code: 'INVALID_INPUT', location: { field: 'next_page_token' } })
})
