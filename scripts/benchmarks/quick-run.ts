import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What came of a short run. */
export type QuickRun = { readonly seconds: number } & (
  | { readonly kind: 'ran'; readonly result: unknown; readonly notes: readonly string[] }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'failed'; readonly output: string }
)

/** What `.ci/run` takes for skipped, too. */
const skipped = 75

/** Runs the `run.ts` of a folder in a process of its own. `notes` are what it said that it left out. */
export function quickRun(folder: string): QuickRun {
  const place = mkdtempSync(join(tmpdir(), 'inferry-bench-'))
  const out = join(place, 'result.json')
  const begin = performance.now()
  try {
    const { status, signal, stdout, stderr } = spawnSync(
      process.execPath,
      [...process.execArgv, 'run.ts', '--quick', '--out', out],
      { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 },
    )
    const seconds = (performance.now() - begin) / 1000
    const lines = stderr.trim().split('\n')
    if (status === skipped) return { kind: 'skipped', seconds, reason: lines.at(-1) ?? '' }
    if (status !== 0)
      return { kind: 'failed', seconds, output: `${stdout}${stderr}ended with ${signal ?? status}` }
    const notes = lines.filter((line) => line.includes(': skipped, '))
    return { kind: 'ran', seconds, result: JSON.parse(readFileSync(out, 'utf8')), notes }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}
