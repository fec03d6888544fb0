/** The engine of that name, one thread. */
export async function engine(name) {
  if (name === 'trees') return (await import('@inferry/engine-trees')).trees()
  return (await import('@inferry/engine-onnxruntime')).onnxruntime()
}
