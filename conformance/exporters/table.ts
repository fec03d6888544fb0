import type { Between } from './compare-engines.ts'
import type { Difference } from './difference.ts'
import type { Tried } from './try-case.ts'

/** The tables of docs/engines.md stand between these lines. */
export const begin = '<!-- written by conformance/exporters/run --record -->'
export const end = '<!-- written until here -->'

const libraries = ['scikit-learn', 'XGBoost', 'LightGBM', 'CatBoost']

/** A row for each model; then what falls back, and what could not be tried, each with the reason. */
export function markdownTables(given: readonly Tried[]): string {
  const cases = libraries.flatMap((library) => given.filter((each) => each.library === library))
  const tried = cases.filter((each) => each.onnxruntime !== undefined)
  const onTrees = tried.filter((each) => each.between !== undefined)
  const identical = onTrees.filter(({ between }) => between !== undefined && isIdentical(between))
  const fallen = tried.filter((each) => each.between === undefined)
  const refused = cases.filter((each) => each.onnxruntime === undefined)
  return [
    `${cases.length} models: ${onTrees.length} run on trees, ${identical.length} of them bit for bit as onnxruntime does, ` +
      `the others within ${number(Math.max(...onTrees.map(furthest)))}; ${fallen.length} are left to onnxruntime; ` +
      `${refused.length} do not get that far.`,
    '',
    '| exporter | model | engine | exporter − library | rows agree | trees − library | trees − onnxruntime |',
    '|---|---|---|---|---|---|---|',
    ...tried.map(row),
    '',
    'Left to onnxruntime, as `inspect` says why:',
    '',
    ...fallen.map((each) => `* ${each.model} (${each.converter}): ${each.reason}`),
    '',
    'Refused by the exporter, by onnxruntime, or by `pack`:',
    '',
    ...refused.map((each) => `* ${each.model} (${each.converter}): \`${reasonOf(each)}\``),
    '',
  ].join('\n')
}

function row(each: Tried): string {
  const { exporter, between, trees } = each
  const cells = [
    each.converter,
    each.model,
    each.engines?.[0] ?? '',
    exporter === undefined ? '' : withLabels(exporter.difference, exporter.labels),
    exporter === undefined ? '' : `${exporter.agreeing} of ${exporter.rows}`,
    trees?.library === undefined ? '' : withLabels(trees.library.numbers, trees.library.labels),
    between === undefined ? '' : isIdentical(between) ? 'identical' : apart(between),
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function isIdentical({ usual, wild }: Between): boolean {
  return [usual, wild].every((each) => each.notIdentical === 0 && each.labels === 0)
}

function furthest({ between }: Tried): number {
  return between === undefined ? 0 : Math.max(between.usual.numbers, between.wild.numbers)
}

function apart({ usual, wild }: Between): string {
  const sum = (kind: keyof Difference) => usual[kind] + wild[kind]
  const odd = sum('notFinite') === 0 ? '' : `, ${sum('notFinite')} not finite`
  return withLabels(Math.max(usual.numbers, wild.numbers), sum('labels')) + odd
}

function withLabels(numbers: number, labels: number): string {
  return labels === 0 ? number(numbers) : `${number(numbers)}, ${labels} labels`
}

function number(value: number): string {
  return value === 0 ? '0' : value.toExponential(1)
}

/** Without the folder of this run, which says nothing. */
function reasonOf({ refused, failed }: Tried): string {
  return (refused ?? failed ?? '').replaceAll('`', "'")
}
