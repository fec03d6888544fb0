import t from 'tap'
import { checkApart } from '../../src/run/check-apart.ts'

t.test('answers must not lie where records are looked for', (t) => {
  const check = (input: string, output: string) => () => checkApart({ name: input }, { name: output })
  for (const [input, output] of [
    ['data', 'data'],
    ['data', 'data/out'],
    ['./data/', 'data/../data/x'],
    ['s3://b/in/', 's3://b/in/out/'],
    ['s3://b', 's3://b/out'],
    // A prefix of S3 is a beginning of keys.
    ['s3://b/in', 's3://b/in-answers/'],
  ] as const)
    t.throws(
      check(input, output),
      { code: 'INVALID_CONFIGURATION', location: { field: 'output' } },
      `${input} ${output}`,
    )
  for (const [input, output] of [
    ['data', 'data-out'],
    ['data/a.csv', 'data'],
    ['data/in', 'data/out'],
    ['s3://b/in/', 's3://b/out/'],
    ['s3://b/in/', 'data'],
    ['data', 's3://b/data'],
  ] as const)
    t.doesNotThrow(check(input, output), `${input} ${output}`)
  t.end()
})
