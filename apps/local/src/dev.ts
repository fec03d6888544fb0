/** `pnpm dev [artifact or folder…]`: serves, and restarts when a source or an artifact changes. */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asksForHelp, devArguments, devUsage } from './dev/dev-arguments.ts'
import { supervise } from './dev/supervise.ts'
import { watchPaths } from './dev/watch-paths.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const entry = fileURLToPath(new URL(`./dev-server${extname(import.meta.url)}`, import.meta.url))
const args = process.argv.slice(2)
/** Where the user called it: package managers run scripts in the root. */
const from = process.env['INIT_CWD'] ?? process.cwd()

function watched(): readonly string[] {
  const sources = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name, 'src'))
  return [...sources, join(root, 'apps/local/src'), ...devArguments(args, from).paths]
}

async function run(): Promise<number> {
  const paths = watched()
  const supervisor = supervise({
    start: (first) =>
      spawn(process.execPath, [...process.execArgv, entry, first ? 'first' : 'again', from, ...args], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      }),
    watch: (onChange) => watchPaths(paths, onChange),
    log: (text) => console.log(`dev: ${text}`),
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, supervisor.stop)
  return supervisor.done
}

try {
  if (asksForHelp(args)) console.log(devUsage)
  else process.exitCode = await run()
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n${devUsage}`)
  process.exitCode = 2
}
