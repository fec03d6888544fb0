import { readFile, writeFile } from 'node:fs/promises'
import { openArtifact } from '@inferry/core'
import t from 'tap'
// By path: all of these depend on this package for their own tests, and it must not depend on them.
import { openHttpDoors } from '../../adapter-http/test/parity/door.ts'
import { openLambdaDoors } from '../../adapter-lambda/test/parity/door.ts'
import { openSagemakerDoors } from '../../adapter-sagemaker/test/parity/door.ts'
import { onnxruntime } from '../../engine-onnxruntime/src/index.ts'
import { trees } from '../../engine-trees/src/index.ts'
import { exampleModels, parityExceptions, requestSuites } from '../src/index.ts'
import { formatRecord } from './parity/format-record.ts'
import { runSuite, type SuiteResult } from './parity/run-suite.ts'

const record = new URL('../../../docs/parity.md', import.meta.url)
const doors = [openHttpDoors, openLambdaDoors, openSagemakerDoors]

/** The example models that have a file for this engine. */
async function runnableBy(engine: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const folder of exampleModels()) {
    const artifact = await openArtifact(folder)
    if (artifact.manifest.engines.some(({ name }) => name === engine)) found.push(folder)
    await artifact.close()
  }
  return found
}

// Before the test: tap follows every promise in one, which doubles the time.
const results: SuiteResult[] = []
for (const engine of [onnxruntime(), trees()]) {
  for (const suite of await requestSuites(await runnableBy(engine.name)))
    results.push(await runSuite(suite, engine, doors))
}

t.test('every door gives the same answers', async (t) => {
  for (const { suite, engine, faults } of results)
    t.same(faults.slice(0, 20), [], `${suite}, ${engine}: ${faults.length} faults`)
  t.equal(new Set(results.flatMap((result) => result.doors)).size, 9, 'doors')
  for (const exception of parityExceptions)
    t.ok(
      results.some(({ excepted }) => excepted.has(exception)),
      `met: ${exception.what}`,
    )
})

t.test('the record says so', async (t) => {
  const text = formatRecord(results)
  if (process.env['INFERRY_RECORD'] === '1') await writeFile(record, text)
  t.equal(await readFile(record, 'utf8'), text, 'INFERRY_RECORD=1 writes docs/parity.md anew')
})
