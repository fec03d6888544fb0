import { parityExceptions } from '../../src/index.ts'
import type { SuiteResult } from './run-suite.ts'

/** `docs/parity.md`. Nothing in it depends on when or where it was run. */
export function formatRecord(results: readonly SuiteResult[]): string {
  const [local = '', ...others] = results[0]?.doors ?? []
  const total = (count: (result: SuiteResult) => number) =>
    results.reduce((sum, result) => sum + count(result), 0)
  const exceptedIn = ({ excepted }: SuiteResult) => [...excepted.values()].reduce((sum, n) => sum + n, 0)
  const compared = (result: SuiteResult) => result.cases * (result.doors.length - 1)
  // Of several engines the first runs all models.
  const distinct = results
    .filter(({ engine }) => engine === results[0]?.engine)
    .reduce((sum, result) => sum + result.cases, 0)
  const rows = results.map((result) =>
    row(
      result.suite,
      result.engine,
      result.cases,
      compared(result),
      result.identical,
      exceptedIn(result),
      result.faults.length,
    ),
  )
  const excepted = parityExceptions.map((exception) => {
    const count = total((result) => result.excepted.get(exception) ?? 0)
    return row(exception.what, exception.reason, count)
  })
  return `# Parity

Written by the tests; do not edit. \`INFERRY_RECORD=1 pnpm test packages/testing/test/parity.ts\` writes it anew, and without the
variable the test fails if this page is not what it would write.

${distinct} requests, built from the manifests and samples of the example models, are asked of ${results[0]?.doors.length} doors with each engine that runs the
model. Every answer of the local server is checked against what is expected of it; every other door's must have the same status,
the same content type, the same bytes, and the same \`accept-encoding\`, \`allow\`, \`inference-header-content-length\` and \`retry-after\`.
Of **${total(compared)}** answers compared, **${total(({ identical }) => identical)}** are identical; ${total(exceptedIn)} are the exceptions below, each checked for what it is to be.

The doors: the ${local}, over a connection, and compared with it
${others.map((door) => `* ${door}`).join('\n')}

Lambda's handler is called with the event that each front makes, and its result read as that front reads it. The multi-model container
is told to load each model, and asked for predictions by the model's path.

| models | engine | requests | compared | identical | exceptions | different |
|---|---|---:|---:|---:|---:|---:|
${rows.join('\n')}

## Exceptions
| difference | reason | answers |
|---|---|---:|
${excepted.join('\n')}

Not asked: \`/metrics\`, \`/openapi.json\`, \`/docs\` and \`/v2/repository\`, which the local server alone has, and SageMaker's
\`/execution-parameters\` and \`/models\`. Nor are bodies beyond the size limit, which the platforms refuse themselves, but a deflated one.
`
}

function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}
