import { exampleRequests } from '@inferry/adapter-http'
import { serveFunction } from '@inferry/app-lambda'
import { bundleFunction, type FunctionCode, temporaryFolder } from '@inferry/build'
import { findArtifacts, InferryError, openArtifact } from '@inferry/core'
import { rootOf } from './build/roots.ts'
import type { Io } from './io.ts'

/** Flags of `serve` that a function has too. */
export interface FunctionFlags {
  readonly host?: string
  readonly port?: number
  readonly engine?: string
  readonly execution?: 'auto' | 'inline' | 'isolated'
  readonly threads?: number
  readonly logLevel?: string
  readonly memory?: number
  readonly timeout?: number
}

/** Flags that mean nothing to a function. */
const others = ['bodyLimit', 'control', 'pretty'] as const

/** Serves one artifact, or one folder of them, as a Lambda function, until it is told to stop. */
export async function serveAsLambda(paths: readonly string[], flags: FunctionFlags, io: Io): Promise<void> {
  const [model, ...more] = paths
  if (model === undefined || more.length > 0)
    throw invalid('as', 'a function has one artifact, or one folder of artifacts: give one path')
  for (const flag of others) if (flag in flags) throw invalid(flag, 'a function has no such setting')
  const stay = leaveOnSignal(io)
  try {
    const event = await exampleEvent(model)
    const code = await bundledCode()
    await serveFunction({
      ...flags,
      model,
      ...(code !== undefined && { code }),
      onListening({ url, enforced }) {
        stay()
        const path = '/2015-03-31/functions/function/invocations'
        io.note(`A function at ${url}, as AWS's emulator of Lambda; ${limits(enforced)}.`)
        if (event !== undefined)
          io.note(`Try, in another terminal:\n  curl ${url}${path} --data-binary '${event}'`)
      },
    })
  } finally {
    stay()
  }
}

/** Of a workspace, whose sources would else be translated in the function's init. Its folder goes with this process. */
async function bundledCode(): Promise<FunctionCode | undefined> {
  const root = rootOf('lambda-zip')
  return root.entry.endsWith('.ts') ? bundleFunction(root, (await temporaryFolder()).path) : undefined
}

const signals = ['SIGTERM', 'SIGINT'] as const

/** Ends with 0 on a signal: until it listens there is nothing to be finished. Returns the function that stops this. */
function leaveOnSignal(io: Io): () => void {
  const leave = () => io.exit(0)
  for (const signal of signals) process.on(signal, leave)
  return () => {
    for (const signal of signals) process.off(signal, leave)
  }
}

function limits({ memory, cpu }: { readonly memory: string; readonly cpu: string }): string {
  const kept = [...(memory === 'none' ? [] : ['memory']), ...(cpu === 'none' ? [] : ['CPU share'])]
  return kept.length === 0
    ? 'its limits are not kept on this machine'
    : `kept are its limits of ${kept.join(' and ')}`
}

/** A question to the first model that has a sample. Throws `INVALID_ARTIFACT` where there is no artifact. */
async function exampleEvent(path: string): Promise<string | undefined> {
  const found = await findArtifacts(path)
  for (const { path: one, named } of found) {
    const artifact = await openArtifact(one).catch((error) => {
      if (named) throw error
    })
    if (artifact === undefined) continue
    const [sample] = await artifact.samples()
    await artifact.close()
    const examples = sample === undefined ? [] : exampleRequests(artifact.manifest, sample)
    const instances = examples.find(({ name }) => name === 'instances')
    if (instances === undefined) continue
    const event = found.length === 1 ? instances.body : envelope(artifact.manifest.name, instances.body)
    return event.replaceAll("'", `'\\''`)
  }
  return undefined
}

/** Of several models, the headers name the one that is asked. */
function envelope(model: string, body: string): string {
  const headers = { 'content-type': 'application/json', 'x-amzn-sagemaker-target-model': model }
  return JSON.stringify({ headers, body })
}

function invalid(field: string, message: string): InferryError {
  return new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
}
