import { openArtifact } from '@inferry/core'
import t from 'tap'
import { describeArtifact } from '../src/describe-artifact.ts'
import { model } from './fixtures/models.ts'

const describe = async (name: string) => describeArtifact(await openArtifact(model(name)))

t.test('one fact a line: signature, columns, engines, samples, sizes', async (t) => {
  const text = await describe('diabetes-forest')
  for (const line of [
    /^engine {3}trees \(model\.trees, \d+\.\d kB\)$/m,
    /^engine {3}onnxruntime \(model\.onnx, 2\.1 MB\)$/m,
    /^graph {4}skl2onnx 1\.20\.0; ai\.onnx 17, ai\.onnx\.ml 1; TreeEnsembleRegressor$/m,
    /^input {4}X float32\[N, 10\]$/m,
    /^columns {2}age, sex, bmi, bp, s1, s2, s3, s4, s5, s6$/m,
    /^output {3}variable float32\[N, 1\]$/m,
    /^samples {2}6 \(samples\.json\)$/m,
    /^file {5}model\.onnx 2\.1 MB$/m,
  ])
    t.match(text, line)
})

t.test('an artifact without the trees engine says why', async (t) => {
  t.match(await describe('digits-cnn'), /^no trees no tree ensemble$/m)
  t.notMatch(await describe('diabetes-forest'), /^no trees/m)
})

t.test('labels are shown, and long lists are cut', async (t) => {
  t.match(await describe('penguins-pipeline'), /^labels {3}Adelie, Chinstrap, Gentoo$/m)
  t.match(await describe('digits-cnn'), /^columns {2}pixel_0_0, .*, …, pixel_7_6, pixel_7_7 \(64\)$/m)
})
