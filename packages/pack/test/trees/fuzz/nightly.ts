/** A long run: `pnpm --filter @inferry/pack fuzz [ensembles] [first seed]`; its result is recorded beside this file. */
import { writeFileSync } from 'node:fs'
import { fuzz } from './fuzz.ts'

const [count = 10_000, first = 1_000_000] = process.argv.slice(2).map(Number)
const began = Date.now()
const found = await fuzz(first, count, (done) => {
  if (done % 500 === 0) console.error(`${done} of ${count}`)
})
const result = {
  date: new Date().toISOString().slice(0, 10),
  command: `npx -y pnpm --filter @inferry/pack fuzz ${count} ${first}`,
  node: process.version,
  seconds: Math.round((Date.now() - began) / 1000),
  ...found,
}
console.log(JSON.stringify(result, undefined, 2))
if (count >= 10_000) {
  writeFileSync(
    new URL('./nightly.recorded.json', import.meta.url),
    `${JSON.stringify(result, undefined, 2)}\n`,
  )
}
process.exitCode = found.failures.length === 0 ? 0 : 1
