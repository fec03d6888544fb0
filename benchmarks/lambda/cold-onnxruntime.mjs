/** onnxruntime-node alone: loads the model, runs a row and ends. `node cold-onnxruntime.mjs <model.onnx>` */
process.env.ORT_DISABLE_TELEMETRY = '1'
const { InferenceSession, Tensor } = await import('onnxruntime-node')
const session = await InferenceSession.create(process.argv[2], {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  extra: { session: { intra_op: { allow_spinning: '0' } } },
})
const [name] = session.inputNames
await session.run({ [name]: new Tensor('float32', new Float32Array(10), [1, 10]) })
process.exit(0)
