import type { Figure } from '../../benchmarks/recording/src/figure.ts'
import type { Recorded } from '../../benchmarks/recording/src/recorded.ts'
import type { Benchmark } from './read-benchmarks.ts'
import { isMet, showGoal, showValue } from './show-figure.ts'

/** `docs/benchmarks.md`. */
export function benchmarksPage(benchmarks: readonly Benchmark[]): string {
  return `# Benchmarks

Written by \`npx -y pnpm bench:docs\` from what was recorded; do not edit: a test fails if this page is not what it would write.

Each question has a folder with what is measured and how. Its own command measures it whole and prints; only with \`--record\` after it the
result is kept. \`npx -y pnpm bench\` takes a short look at all of them, a few minutes, or at those named after it, and shows each figure beside
the recorded one; it fails only if one does not run. Figures are of one machine and one day: compare them within a table, not between tables.

${benchmarks.map(section).join('\n\n')}
`
}

function section({ name, question, record, headline }: Benchmark): string {
  const figures = headline(record)
  return `## [${question}](../benchmarks/${name})
${figureTable(figures)}

${origin(record)}`
}

function figureTable(figures: readonly Figure[]): string {
  const hasGoals = figures.some(({ goal }) => goal !== undefined)
  const rows = figures.map((figure) => {
    const goal = hasGoals ? [showGoal(figure) ?? '', showMet(figure)] : []
    return [figure.name, showValue(figure.value, figure), ...goal]
  })
  const heads = ['', 'recorded', ...(hasGoals ? ['asked for', ''] : [])]
  return [heads, hasGoals ? ['---', '---:', '---:', '---'] : ['---', '---:'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

function showMet(figure: Figure): string {
  const met = isMet(figure)
  if (met === undefined) return ''
  return met ? 'met' : '**not met**'
}

function origin({ date, command, machine }: Recorded): string {
  const { cpu, cores, memoryGiB, node } = machine
  return `${date}, ${cpu}, ${cores} cores, ${memoryGiB} GiB, Node ${node}: \`${command}\``
}
