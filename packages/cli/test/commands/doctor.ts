import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { inferry } from '../fixtures/memory-io.ts'
import { model } from '../fixtures/models.ts'

t.test('what was built is well, and what was spoilt is not', async (t) => {
  const out = t.testdir()
  const built = await inferry(['build', model('diabetes-forest'), '--target', 'sagemaker', '--out', out])
  t.equal(built.code, 0, built.notes)
  const well = await inferry(['doctor', join(out, 'sagemaker')])
  t.equal(well.code, 0, well.text)
  t.match(
    well.text,
    /^bundle\.json: ok \(sagemaker, trees, linux x64\)\nfiles: ok .*\n(.*\n)*read-only: ok\n$/,
  )
  t.match(well.text, /^stop: ok \(.*, the request under way answered\)$/m)

  truncateSync(join(out, 'sagemaker/main.mjs'), 100)
  const spoilt = await inferry(['doctor', join(out, 'sagemaker')])
  t.equal(spoilt.code, 1)
  t.match(spoilt.text, /^files: FAILED: main\.mjs has 100 bytes in place of \d+/m)
  t.match(spoilt.text, /^ready: FAILED: it ended with 1: /m)
  t.match(spoilt.text, /^samples: skipped: it was never ready$/m)

  const elsewhere = await inferry(['doctor', join(out, 'sagemaker'), '--target', 'fargate'])
  t.equal(elsewhere.code, 1)
  t.match(elsewhere.notes, /the bundle was built for sagemaker, not for fargate: .* \(--target\)/)
})

t.test('what is no bundle is told', async (t) => {
  const { code, notes } = await inferry(['doctor', join(t.testdir(), 'none')])
  t.equal(code, 1)
  t.match(notes, /none: cannot be read: no such file or directory/)
})
