import type { InputSpec, Manifest, OutputSpec } from '@inferry/core'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import { decodeFile } from '../../src/file/decode-file.ts'
import { bindProgram } from '../../src/program/bind-program.ts'
import { checkProgramSignature } from '../../src/session/check-program-signature.ts'
import { programFile } from '../fixtures/programs.ts'

const { header, sections } = decodeFile(programFile('two-inputs'))
const program = bindProgram(header, sections)
const tensor = (name: string): InputSpec => ({ name, type: 'float32', shape: [-1, 2] })

function check(inputs: readonly InputSpec[], outputs: readonly OutputSpec[]): void {
  const manifest: Manifest = {
    manifestVersion: 1,
    name: 'm',
    version: '1',
    engines: [],
    files: [],
    inputs,
    outputs,
  }
  checkProgramSignature(manifest, program, 'model.trees')
}

const [a, b, sum, difference] = ['a', 'b', 'sum', 'difference'].map(tensor) as [
  InputSpec,
  InputSpec,
  InputSpec,
  InputSpec,
]

t.test('names and types, in any order; what outputs are declared to be does not count', async () => {
  check([a, b], [difference, sum])
  check([b, a], [sum, { ...difference, shape: [-1] }])
})

t.test('what differs is named', async (t) => {
  const cases = [
    [[a], [sum, difference], /its input "b" is not in the manifest/],
    [[a, b, tensor('c')], [sum, difference], /it has no input "c"/],
    [[a, { ...b, type: 'int64' }], [sum, difference], /its input "b" is float32, in the manifest int64/],
    [
      [a, { ...b, shape: [-1, 3] }],
      [sum, difference],
      /its input "b" has the shape \[-1,2\], in the manifest \[-1,3\]/,
    ],
    [[a, b], [sum], /its output "difference" is not in the manifest/],
    [[a, b], [sum, { ...difference, type: 'float64' }], /its output "difference" is float32/],
  ] as const
  for (const [inputs, outputs, message] of cases)
    t.match(
      faultOf(() => check(inputs, outputs)),
      {
        code: 'INVALID_ARTIFACT',
        message,
        location: { file: 'model.trees' },
      },
    )
})
