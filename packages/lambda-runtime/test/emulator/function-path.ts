import t from 'tap'
import { parseFunctionPath } from '../../src/emulator/function-path.ts'

const arn = 'arn:aws:lambda:us-east-1:012345678912:function:forest'
const cases: readonly (readonly [string, string | undefined, string | undefined])[] = [
  ['/2015-03-31/functions/function/invocations', 'function', undefined],
  ['/2015-03-31/functions/forest/invocations/', 'forest', undefined],
  ['/2015-03-31/functions/forest/invocations?Qualifier=%24LATEST', 'forest', '$LATEST'],
  ['/2015-03-31/functions/forest:prod/invocations', 'forest', 'prod'],
  [`/2015-03-31/functions/${encodeURIComponent(arn)}/invocations`, 'forest', undefined],
  [`/2015-03-31/functions/${encodeURIComponent(`${arn}:$LATEST`)}/invocations`, 'forest', '$LATEST'],
  ['/2015-03-31/functions/012345678912%3Aforest/invocations', 'forest', undefined],
  ['/2015-03-31/functions/012345678912:function:forest/invocations', 'forest', undefined],
  ['/2015-03-31/functions/a%2Fb/invocations', undefined, undefined],
  ['/2015-03-31/functions/%E0%A4%A/invocations', undefined, undefined],
  ['/2015-03-31/functions//invocations', undefined, undefined],
  ['/2015-03-31/functions/forest', undefined, undefined],
  ['/', undefined, undefined],
]

for (const [url, name, qualifier] of cases) {
  t.test(url, async (t) =>
    t.same(parseFunctionPath(url), name === undefined ? undefined : { name, qualifier }),
  )
}
