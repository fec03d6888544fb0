import { tensorToOip } from '../codecs/oip/json-tensor.ts'
import type { Tensors } from '../tensor/tensor.ts'
import type { Sample } from './artifact.ts'

/** The canonical text of a samples file, one tensor a line, so that a change shows as a short difference. */
export function formatSamples(samples: readonly Sample[]): string {
  return `[\n${samples.map(formatSample).join(',\n')}\n]\n`
}

function formatSample({ name, inputs, outputs }: Sample): string {
  return [
    '  {',
    `    "name": ${JSON.stringify(name)},`,
    `    "inputs": [\n${formatTensors(inputs)}\n    ],`,
    `    "outputs": [\n${formatTensors(outputs)}\n    ]`,
    '  }',
  ].join('\n')
}

function formatTensors(tensors: Tensors): string {
  return Object.entries(tensors)
    .map(([name, tensor]) => `      ${JSON.stringify(tensorToOip(name, tensor))}`)
    .join(',\n')
}
