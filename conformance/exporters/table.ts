import type { Difference } from './difference.ts'
import type { Tried } from './try-case.ts'

/** The table of docs/engines.md, between these lines. */
export const begin = '<!-- exporters: written by conformance/exporters -->'
export const end = '<!-- exporters: end -->'

/** One row a model, by exporter; then what could not be tried, and why. */
export function markdownTables(cases: readonly Tried[]): string {
  const tried = cases.filter((each) => each.onnxruntime !== undefined)
  const refused = cases.filter((each) => each.onnxruntime === undefined)
  const fallen = tried.filter((each) => each.trees === undefined)
  return [
    '| exporter | model | engine | exporter − library | trees − library | trees − onnxruntime |',
    '|---|---|---|---|---|---|',
    ...tried.map(row),
    '',
    'Left to onnxruntime, with the reason that `inspect` gives:',
    '',
    ...fallen.map((each) => `* ${each.converter}, ${each.model}: ${each.reason}`),
    '',
    'Not exported, or exported as a graph that onnxruntime refuses:',
    '',
    ...refused.map(
      (each) => `* ${each.converter}, ${each.model}: ${code(each.refused ?? each.failed ?? '')}`,
    ),
  ].join('\n')
}

function row(each: Tried): string {
  const { between } = each
  const cells = [
    each.converter,
    each.model,
    each.engines?.[0],
    library(each.onnxruntime?.library),
    library(each.trees?.library),
    between === undefined ? '' : engines(between.usual, between.wild),
  ]
  return `| ${cells.map((cell) => (cell ?? '').replaceAll('|', '\\|')).join(' | ')} |`
}

function library(found: Difference | undefined): string {
  if (found === undefined) return ''
  const labels = found.labels === 0 ? '' : `, ${found.labels} labels`
  return `${number(found.numbers)}${labels}`
}

function engines(usual: Difference, wild: Difference): string {
  const all = [usual, wild]
  if (all.every((each) => each.notIdentical === 0 && each.labels === 0)) return 'identical'
  const labels = usual.labels + wild.labels
  const odd = usual.notFinite + wild.notFinite
  const parts = [number(Math.max(usual.numbers, wild.numbers))]
  if (labels > 0) parts.push(`${labels} labels`)
  if (odd > 0) parts.push(`${odd} not finite`)
  return parts.join(', ')
}

function number(value: number): string {
  return value === 0 ? '0' : value.toExponential(1)
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``
}
