import { countOf } from '@inferry/core'
import type { BenchResult } from '../result/bench-result.ts'

/** What was measured, where and how: a line each. */
export function describeBench({ date, machine, model, settings }: BenchResult): readonly string[] {
  const { coldStarts, rounds, seconds, connections, rate } = settings
  const { cpu, cores, memoryGiB, os, node } = machine
  const starts = `${countOf(coldStarts + rounds, 'cold start')}`
  const open = rate === undefined ? 'half of the rate that the closed loop reached' : `${rate} requests/s`
  const loads =
    rounds === 0
      ? 'no loads'
      : `${countOf(rounds, 'round')} of loads, ${seconds} s each: closed with up to ${countOf(connections, 'connection')}, open at ${open}`
  return [
    `${model.name} ${model.version}, asked ${model.questionBytes} bytes of JSON, ${date.slice(0, 16).replace('T', ' ')} UTC`,
    `${cpu}, ${countOf(cores, 'core')}, ${memoryGiB} GiB, ${os}, Node ${node}`,
    `${starts} (files in the page cache), ${loads}`,
  ]
}
