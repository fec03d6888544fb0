import { readFileSync } from 'node:fs'
import { targets } from '@inferry/build'
import t from 'tap'
import { rootOf } from '../../src/build/roots.ts'

for (const target of targets) {
  t.test(target, async (t) => {
    const { entry, engines, dockerfile } = rootOf(target)
    t.match(entry, /\/apps\/\w+\/src\/(main|handler)\.ts$/)
    t.ok(readFileSync(entry, 'utf8'))
    t.match(readFileSync(engines, 'utf8'), /export .*engines/)
    if (target === 'lambda-zip') {
      t.equal(dockerfile, undefined)
      return
    }
    const text = readFileSync(dockerfile ?? '', 'utf8')
    t.match(text, `inferry build --target ${target}`)
    t.match(text, /^ARG BASE=\S+\nFROM \$\{BASE\}$/m)
    // No shell may be needed: a distroless base has none.
    t.notMatch(text, /^RUN /m)
    t.match(
      text,
      target === 'lambda-image' ? /^CMD \["handler\.handler"\]$/m : /^ENTRYPOINT \["node", ".*main\.mjs"\]$/m,
    )
  })
}
