import { countOf } from '@inferry/core'
import type { BenchResult, BenchSettings } from '../result/bench-result.ts'
import { isDeployed } from '../target/target.ts'
import { overloadNotes } from './overload-notes.ts'

/** What was measured, where and how: a line each. */
export function describeBench({ date, machine, model, settings, subjects }: BenchResult): readonly string[] {
  const { coldStarts, rounds } = settings
  const { cpu, arch, cores, memoryGiB, os, node } = machine
  const deployed = subjects.filter(({ subject }) => isDeployed(subject)).length
  const functions = subjects.some(({ subject }) => subject.target === 'function')
  const here = deployed < subjects.length
  const starts = [
    ...(here ? [`${countOf(coldStarts + rounds, 'cold start')} (files in the page cache)`] : []),
    ...(!here && functions && coldStarts > 0
      ? [`${countOf(coldStarts, 'cold start')} of each function`]
      : []),
  ]
  const workers = subjects.filter(({ subject }) => subject.target === 'fargate').length
  const warm = [
    ...(workers < subjects.length ? [describeLoads(settings)] : []),
    ...(workers > 0 ? [`${countOf(rounds, 'round')} of jobs, about ${settings.seconds} s each`] : []),
  ]
  return [
    `${model.name} ${model.version}, asked ${model.questionBytes} bytes of JSON, ${date.slice(0, 16).replace('T', ' ')} UTC`,
    `${cpu}, ${arch}, ${countOf(cores, 'core')}, ${memoryGiB} GiB, ${os}, Node ${node}`,
    [...starts, rounds === 0 ? 'no loads' : warm.join('; ')].join(', '),
    ...(deployed > 0 ? ['what is deployed was asked from here: the network is in its figures'] : []),
    ...overloadNotes({ subjects }).map((note) => `note: ${note}`),
  ]
}

function describeLoads({ rounds, seconds, connections, rate }: BenchSettings): string {
  const open =
    rate === undefined ? 'half of the rate that the closed loop of its round reached' : `${rate} requests/s`
  const closed = `closed with up to ${countOf(connections, 'connection')}`
  return `${countOf(rounds, 'round')} of loads, ${seconds} s each: ${closed}, open at ${open}`
}
