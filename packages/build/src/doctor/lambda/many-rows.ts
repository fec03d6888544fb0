import { type Manifest, type Sample, tensorToOip } from '@inferry/core'

/**
 * Questions of any number of rows, each a sample's first row with its numbers made 0, so that it is short; undefined for
 * a model that takes no number of rows.
 */
export function manyRows(
  sample: Sample,
  { inputs }: Pick<Manifest, 'inputs'>,
): ((rows: number) => string) | undefined {
  const specs = inputs.filter(({ name }) => sample.inputs[name] !== undefined)
  if (specs.length < inputs.length || specs.some(({ shape }) => shape[0] !== -1)) return undefined
  const columns = Object.entries(sample.inputs).map(([name, tensor]) => {
    const { datatype, shape, data } = tensorToOip(name, tensor)
    const rest = shape.slice(1)
    const row = data
      .slice(
        0,
        rest.reduce((product, dim) => product * dim, 1),
      )
      .map((value) => (typeof value === 'boolean' ? false : datatype === 'BYTES' ? value : 0))
    return { name, datatype, rest, row: JSON.stringify(row).slice(1, -1) }
  })
  return (rows) => {
    const tensors = columns.map(({ name, datatype, rest, row }) => {
      const data = new Array<string>(rows).fill(row).join(',')
      const head = JSON.stringify({ name, shape: [rows, ...rest], datatype })
      return `${head.slice(0, -1)},"data":[${data}]}`
    })
    return `{"inputs":[${tensors.join(',')}]}`
  }
}
