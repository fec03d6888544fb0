import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

export interface DevArguments {
  /** Absolute paths of artifacts or folders of them. */
  readonly paths: readonly string[]
  readonly host: string
  readonly port: number
}

export const devUsage =
  'usage: pnpm dev [artifact or folder of artifacts]… [-p, --port 8080] [--host 127.0.0.1]'

const defaultModel = fileURLToPath(new URL('../../../../models/diabetes-forest', import.meta.url))

const options = {
  port: { type: 'string', short: 'p', default: '8080' },
  host: { type: 'string', default: '127.0.0.1' },
} as const

/** Whether `--help` or `-h` is among the options. */
export function asksForHelp(args: readonly string[]): boolean {
  const help = { type: 'boolean', short: 'h' } as const
  return parseArgs({ args: [...args], options: { help }, strict: false }).values.help === true
}

/** Reads the command line; paths are relative to where the command was called. Throws for anything unknown. */
export function devArguments(args: readonly string[], from: string): DevArguments {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'option' && !Object.hasOwn(options, token.name))
      throw new Error(`there is no option ${token.rawName}`)
  }
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port ${values.port} is not a port`)
  const paths = positionals.map((path) => resolve(from, path))
  return { paths: paths.length > 0 ? paths : [defaultModel], host: values.host, port }
}
