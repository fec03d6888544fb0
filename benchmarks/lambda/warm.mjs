/**
 * The handler when warm: one row, an event of API Gateway's HTTP API. Prints the medians as JSON, in microseconds, to
 * standard error: standard output is the function's log. `node warm.mjs <artifact>`
 */
import { createObservation, lambdaHandler } from '@inferry/adapter-lambda'
import { createLogger } from '@inferry/app-lambda'
import { createPredictor, openArtifact, openRepository } from '@inferry/core'
import { trees } from '@inferry/engine-trees'

const [path] = process.argv.slice(2)
const row = new Float32Array(10).fill(0.01)
const body = JSON.stringify({ instances: [[...row]] })
const event = {
  version: '2.0',
  rawPath: '/invocations',
  rawQueryString: '',
  headers: {
    'content-type': 'application/json',
    host: 'x.lambda-url.eu-west-1.on.aws',
    'user-agent': 'bench',
  },
  requestContext: { http: { method: 'POST', path: '/invocations' }, stage: '$default', requestId: '1' },
  body,
  isBase64Encoded: false,
}
const context = { awsRequestId: '1', getRemainingTimeInMillis: () => 10_000 }

const artifact = await openArtifact(path)
const session = await trees().load(artifact)
const [{ name }] = artifact.manifest.inputs
const observation = createObservation(0)
const repository = await openRepository(path, (opened, name) =>
  createPredictor(opened, { name, engines: [trees()], execution: 'inline', observer: observation.observer }),
)
const predictor = repository.get(repository.list()[0].name)
await predictor.ready()
const open = async () => repository
const steps = {
  engine: () => session.run({ [name]: { type: 'float32', dims: [1, 10], data: row } }),
  predictor: () => predictor.predict({ contentType: 'application/json', body: Buffer.from(body) }),
  silentHandler: bind(lambdaHandler(open, { observation })),
  handler: bind(lambdaHandler(open, { observation, logger: createLogger('info') })),
}

function bind(handler) {
  return () => handler(event, context)
}

/** Interleaved, so that all see the same machine; what came before the last half warms. */
const times = Object.fromEntries(Object.keys(steps).map((step) => [step, []]))
for (let round = 0; round < 40; round++) {
  for (const [step, run] of Object.entries(steps)) {
    for (let call = 0; call < 250; call++) {
      const began = performance.now()
      await run()
      if (round >= 20) times[step].push((performance.now() - began) * 1000)
    }
  }
}
const median = (values) => values.sort((a, b) => a - b)[values.length >> 1]
const medians = Object.fromEntries(Object.entries(times).map(([step, values]) => [step, median(values)]))
process.stderr.write(JSON.stringify(medians))
process.exit()
