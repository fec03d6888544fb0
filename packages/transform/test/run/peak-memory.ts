import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { peakMemory } from '../../src/run/peak-memory.ts'

t.test('what the kernel has seen', (t) => {
  const file = join(t.testdir({}), 'status')
  writeFileSync(file, 'Name:\tnode\nVmPeak:\t  999999 kB\nVmHWM:\t   51200 kB\nVmRSS:\t   40000 kB\n')
  t.equal(peakMemory(file), 50 * 2 ** 20)
  const used = process.resourceUsage().maxRSS * 1024
  for (const other of [join(file, 'not', 'there'), '/dev/null']) t.ok(peakMemory(other) >= used)
  const { rss } = process.memoryUsage()
  t.ok(peakMemory() > rss / 2 && peakMemory() < rss * 20)
  t.end()
})
