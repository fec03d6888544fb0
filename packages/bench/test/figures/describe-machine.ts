import t from 'tap'
import { describeMachine } from '../../src/figures/describe-machine.ts'

t.test('what this machine is', async (t) => {
  const { cpu, arch, cores, memoryGiB, os, node } = describeMachine()
  t.ok(cpu.length > 0)
  t.equal(arch, process.arch)
  t.ok(cores >= 1 && Number.isInteger(cores))
  t.ok(memoryGiB >= 0)
  t.match(os, /^\w+ \d/)
  t.equal(node, process.version)
})
