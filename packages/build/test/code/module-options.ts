import t from 'tap'
import { moduleOptions, rootOptions } from '../../src/code/module-options.ts'

t.test('sources import sources, what is built what is built', async (t) => {
  for (const options of [moduleOptions, rootOptions]) {
    t.same(options('/a/main.ts').conditions, ['@inferry/source'])
    t.same(options('file:///a/main.js').conditions, [])
  }
})

t.test('a root is a module too', async (t) => {
  t.match(rootOptions('/a/main.ts'), moduleOptions('/a/main.ts'))
})
