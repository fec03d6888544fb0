import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { installPython, onCore, type Run } from '@inferry/benchmark-recording'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What is compared: how to start each on a port. */
export const servers = {
  bare: (port: number) => [process.execPath, '--import', 'tsx', here('./bare.ts'), String(port)],
  'plain, onnxruntime': (port: number) => plain(port, 'onnxruntime'),
  'inferry, onnxruntime': (port: number) => inferry(port, 'onnxruntime'),
  'plain, trees': (port: number) => plain(port, 'trees'),
  'inferry, trees': (port: number) => inferry(port, 'trees'),
  fastapi: (port: number) => [here('./fastapi/.venv/bin/python'), here('./fastapi/server.py'), String(port)],
} as const satisfies Record<string, (port: number) => readonly string[]>

function plain(port: number, engine: string): readonly string[] {
  return [process.execPath, '--import', 'tsx', here('./plain.ts'), String(port), engine]
}

function inferry(port: number, engine: string): readonly string[] {
  return [
    process.execPath,
    here('../../packages/cli/dist/main.js'),
    ...['serve', here('../../models/diabetes-forest'), '--port', String(port)],
    ...['--engine', engine, '--log-level', 'warn'],
  ]
}

export type ServerName = keyof typeof servers

/** Installs the Python peer; false, with the reason printed, where that is not possible. */
export function installPeer(run: Run): boolean {
  return installPython(here('./fastapi'), 'fastapi', run) !== undefined
}

/** Starts a server on core 0 (the load comes from core 1) and waits until it answers /ping. */
export async function startServer(name: ServerName, port: number): Promise<ChildProcess> {
  const [command, ...args] = onCore(0, servers[name](port))
  const child = spawn(command as string, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${name} ended with exit code ${child.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${port}/ping`).catch(() => undefined)
    if (answer?.ok) return child
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${name} did not answer /ping`)
}
