/** One cold start: imports the handler's module, invokes it once and ends. `node cold.mjs <module>` */
const [module] = process.argv.slice(2)
const { handler } = await import(module)
const { statusCode } = await handler(
  {
    version: '2.0',
    rawPath: '/invocations',
    rawQueryString: '',
    headers: { 'content-type': 'application/json' },
    requestContext: { http: { method: 'POST', path: '/invocations' }, stage: '$default' },
    body: JSON.stringify({ instances: [new Array(10).fill(0)] }),
    isBase64Encoded: false,
  },
  { awsRequestId: '1', getRemainingTimeInMillis: () => 10_000 },
)
process.exit(statusCode === 200 ? 0 : 1)
