import { existsSync } from 'node:fs'
import t from 'tap'
import { peakMemory } from '../../../src/doctor/process/peak-memory.ts'

t.test('of this process', { skip: !existsSync('/proc/self/status') && 'no /proc' }, async (t) => {
  const peak = (await peakMemory(process.pid)) ?? 0
  t.ok(peak > 10e6 && peak < 100e9, `${peak}`)
})

t.test('of none', async (t) => t.equal(await peakMemory(2 ** 30), undefined))
