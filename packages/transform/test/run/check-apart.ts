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
    // An output is a folder, with or without its slash.
    ['s3://b/in/', 's3://b/in'],
    ['s3://b/', 's3://b'],
    // `in/a.csv` becomes `in/a.csv.out`.
    ['s3://b/in/a', 's3://b/in'],
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
    ['s3://b', 's3://bucket/out'],
    ['s3://b/in/a', 's3://b/out/'],
    ['the manifest s3://b/in/manifest', 's3://b/in'],
    ['data', 's3://b/data'],
  ] as const)
    t.doesNotThrow(check(input, output), `${input} ${output}`)
  t.end()
})
