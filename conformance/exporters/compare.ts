/**
 * Packs what export.py exported, runs it in each engine, and compares: the engines with the training library's answers and with each
 * other. `compare.ts FOLDER` checks against result.recorded.json; `compare.ts FOLDER --record` writes it and the tables of
 * docs/engines.md.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeRecord } from '../../benchmarks/recording/src/index.ts'
import { begin, end, markdownTables } from './table.ts'
import { type Tried, tryCase } from './try-case.ts'

const record = new URL('result.recorded.json', import.meta.url)
const page = new URL('../../docs/engines.md', import.meta.url)

const [folder, ...flags] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder that export.py wrote')
const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const artifacts = mkdtempSync(join(tmpdir(), 'inferry-exporters-'))
const cases: Tried[] = []
try {
  for (const { name } of names) {
    const tried = await tryCase(join(folder, name), join(artifacts, name))
    cases.push(tried)
    console.log(`${name}: ${inWords(tried)}`)
  }
} finally {
  rmSync(artifacts, { recursive: true, force: true })
}
if (flags.includes('--record')) recordAll()
else check()

function inWords(tried: Tried): string {
  if (tried.refused !== undefined) return `not exported: ${tried.refused}`
  if (tried.failed !== undefined) return `FAILED: ${tried.failed}`
  const { between, trees, reason } = tried
  const verified = (engine: 'trees' | 'onnxruntime') =>
    `${engine} ${tried[engine]?.verified ? 'verified' : 'not verified'}`
  if (between === undefined || trees === undefined) return `${verified('onnxruntime')}; no trees: ${reason}`
  return `${verified('onnxruntime')}, ${verified('trees')}; between ${JSON.stringify(between)}`
}

function recordAll(): void {
  const versions = JSON.parse(readFileSync(join(folder as string, 'versions.json'), 'utf8'))
  writeRecord(record, 'conformance/exporters/run --record', { versions, cases })
  const text = readFileSync(page, 'utf8')
  const [before, after] = [text.indexOf(begin), text.indexOf(end)]
  if (before < 0 || after < before) throw new Error(`docs/engines.md has no place for the tables: ${begin}`)
  writeFileSync(page, `${text.slice(0, before)}${begin}\n${markdownTables(cases)}\n${text.slice(after)}`)
}

/** A case may not do worse than it was recorded: refused, on another engine, no longer verified, further apart. */
function check(): void {
  const known = (JSON.parse(readFileSync(record, 'utf8')) as { readonly cases: readonly Tried[] }).cases
  const problems = cases.flatMap((tried) => {
    const before = known.find(({ name }) => name === tried.name)
    return before === undefined ? [`${tried.name} is not recorded`] : worse(before, tried)
  })
  for (const problem of problems) console.error(`WORSE: ${problem}`)
  console.log(`${cases.length} models, ${problems.length} worse than recorded`)
  process.exitCode = problems.length === 0 && cases.length > 0 ? 0 : 1
}

function worse(before: Tried, now: Tried): readonly string[] {
  const problems: string[] = []
  if (now.failed !== undefined && before.failed === undefined) problems.push(`failed: ${now.failed}`)
  if (now.refused !== undefined && before.refused === undefined) problems.push(`refused: ${now.refused}`)
  if (
    now.engines !== undefined &&
    before.engines !== undefined &&
    String(now.engines) !== String(before.engines)
  )
    problems.push(`runs on ${now.engines}, was recorded on ${before.engines}: ${now.reason}`)
  for (const engine of ['trees', 'onnxruntime'] as const) {
    if (before[engine]?.verified && now[engine]?.verified === false)
      problems.push(`is no longer verified by ${engine}`)
  }
  for (const kind of ['usual', 'wild'] as const) {
    const [then, found] = [before.between?.[kind], now.between?.[kind]]
    if (then === undefined || found === undefined) continue
    if (
      found.labels > then.labels ||
      found.notFinite > then.notFinite ||
      found.numbers > Math.max(then.numbers * 4, 1e-6)
    )
      problems.push(`engines differ on ${kind} rows: ${JSON.stringify(found)}`)
  }
  return problems.map((problem) => `${now.name} ${problem}`)
}
