import { type ExampleRequest, exampleRequests } from '@inferry/adapter-http'
import type { Manifest, Sample } from '@inferry/core'
import type { App } from '../app/create-app.ts'

/** A loaded model and its first sample. */
export interface ShownModel {
  readonly name: string
  readonly manifest: Manifest
  readonly sample: Sample | undefined
}

/** What to try next: real requests, made from the first sample of the model that takes the shortest. */
export function banner(url: string, models: readonly ShownModel[]): string {
  const several = models.length > 1
  const [shortest] = models.map(withExamples).sort((a, b) => lengthOf(a.examples) - lengthOf(b.examples))
  const { name, examples = [] } = shortest ?? {}
  const path = several ? `/v2/models/${name}/infer` : '/invocations'
  const shown = examples.filter(({ name }) =>
    ['instances', 'csv', ...(several ? ['oip'] : [])].includes(name),
  )
  const lines = [
    `Serving ${models.map(({ name }) => name).join(', ') || 'no model'} at ${url}`,
    '',
    'Try, in another terminal:',
    ...shown.map((example) => `  ${curl(`${url}${path}`, example)}`),
    '',
    `  ${url}/docs      the API, with requests to send from the page`,
    `  ${url}/metrics   for Prometheus`,
    `  ${url}/ping      200 when ready`,
    '',
    several ? undefined : 'All example models:  npx -y pnpm dev models',
    'Run the tests:       npx -y pnpm test',
    'Sources are watched; Ctrl-C stops.',
  ]
  return `\n${lines
    .filter((line) => line !== undefined)
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')}\n`
}

/** The models of a server that are ready, each with its first sample. */
export async function shownModels({ repository, samples }: App): Promise<readonly ShownModel[]> {
  const ready = repository.list().filter(({ state }) => state === 'ready')
  return Promise.all(
    ready.map(async ({ name }) => {
      const predictor = repository.get(name)
      const [sample] = await samples(predictor)
      return { name, manifest: predictor.manifest, sample }
    }),
  )
}

function withExamples({ name, manifest, sample }: ShownModel) {
  return { name, examples: sample === undefined ? [] : exampleRequests(manifest, sample) }
}

/** None is longer than any. */
function lengthOf([first]: readonly ExampleRequest[]): number {
  return first?.body.length ?? Number.POSITIVE_INFINITY
}

function curl(url: string, { contentType, body }: ExampleRequest): string {
  return `curl ${url} -H 'content-type: ${contentType}' --data-binary ${quote(body)}`
}

/** For a shell: `'…'`, or `$'…'` where there are line ends. */
function quote(text: string): string {
  if (!text.includes('\n')) return `'${text.replaceAll("'", `'\\''`)}'`
  return `$'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
}
