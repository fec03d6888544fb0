/** One measurement, in a process of its own: `measure.ts <engine> <artifact> <case.json>` prints rows/s by rows in a request. */
import { readFileSync } from 'node:fs'
import { type OipTensor, openArtifact, type Tensor, type Tensors, tensorFromOip } from '@inferry/core'
import { onnxruntime } from '@inferry/engine-onnxruntime'
import { trees } from '@inferry/engine-trees'
import { randomRows } from '../../conformance/exporters/random-rows.ts'

const [engineName, folder, caseFile] = process.argv.slice(2) as [string, string, string]
const artifact = await openArtifact(folder)
const { known, thresholds } = JSON.parse(readFileSync(caseFile, 'utf8')) as {
  readonly known: readonly OipTensor[]
  readonly thresholds: Readonly<Record<string, readonly number[]>>
}
const { inputs } = artifact.manifest
const material = {
  inputs,
  known: Object.fromEntries(known.map((each) => [each.name, tensorFromOip(each, each.name).tensor])),
  thresholds,
}
const total = 4096
const all = randomRows(material, total, false, 1)
const session = await (engineName === 'trees'
  ? trees().load(artifact)
  : onnxruntime().load(artifact, { threads: 1 }))

const rates: Record<string, number> = {}
for (const size of [1, 16, 256, 4096]) rates[size] = size / (await secondsPerRun(size))
await session.close()
console.log(JSON.stringify(rates))

/** The median over groups of runs, each of 256 rows or more, of a third of a second; what came before warms. */
async function secondsPerRun(size: number): Promise<number> {
  const requests = Array.from({ length: Math.min(total / size, 512) }, (_, at) => part(at * size, size))
  const group = Math.max(1, 256 / size)
  const times: number[] = []
  let at = 0
  for (const seconds of [0.2, 0.3]) {
    times.length = 0
    const until = performance.now() + seconds * 1000
    while (performance.now() < until || times.length < 5) {
      const began = performance.now()
      for (let run = 0; run < group; run++) {
        await session.run(requests[at] as Tensors)
        at = (at + 1) % requests.length
      }
      times.push((performance.now() - began) / group)
    }
  }
  times.sort((a, b) => a - b)
  return (times[times.length >> 1] as number) / 1000
}

function part(start: number, rows: number): Tensors {
  const entries = Object.entries(all).map(([name, { type, dims, data }]) => {
    const width = dims.slice(1).reduce((product, dim) => product * dim, 1)
    return [
      name,
      {
        type,
        dims: [rows, ...dims.slice(1)],
        data: data.slice(start * width, (start + rows) * width),
      } as Tensor,
    ]
  })
  return Object.fromEntries(entries)
}
