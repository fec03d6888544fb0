import { type Artifact, formatBytes, type TensorSpec } from '@inferry/core'
import { readSignature, treesReason } from '@inferry/pack'

/** An artifact for people: one fact a line, names in a column. */
export async function describeArtifact(artifact: Artifact): Promise<string> {
  const { manifest } = artifact
  const samples = await artifact.samples()
  const graph = await describeGraph(artifact)
  const noTrees = await treesReason(artifact)
  const lines: (readonly [string, string])[] = [
    ['name', manifest.name],
    ['version', manifest.version],
    ...(manifest.description === undefined ? [] : [['about', manifest.description] as const]),
    ...manifest.engines.map(
      ({ name, file }) => ['engine', `${name} (${file}, ${fileSize(artifact, file)})`] as const,
    ),
    ...(noTrees === undefined ? [] : [['no trees', noTrees] as const]),
    ...(graph === undefined ? [] : [['graph', graph] as const]),
    ...manifest.inputs.flatMap((input) => [
      ['input', signature(input)] as const,
      ...names('columns', input.columns),
    ]),
    ...manifest.outputs.flatMap((output) => [
      ['output', signature(output)] as const,
      ...names('labels', output.labels),
    ]),
    ['samples', manifest.samples === undefined ? 'none' : `${samples.length} (${manifest.samples})`],
    ...manifest.files.map((file) => ['file', `${file.path} ${formatBytes(file.size)}`] as const),
    ['size', formatBytes(manifest.files.reduce((sum, file) => sum + file.size, 0))],
  ]
  return `${lines.map(([name, value]) => `${name.padEnd(9)}${value}`).join('\n')}\n`
}

function fileSize({ manifest }: Artifact, path: string): string {
  return formatBytes(manifest.files.find((file) => file.path === path)?.size ?? 0)
}

/** Where the ONNX graph comes from and what it is made of. */
async function describeGraph(artifact: Artifact): Promise<string | undefined> {
  const file = artifact.manifest.engines.find(({ name }) => name === 'onnxruntime')?.file
  if (file === undefined) return undefined
  const { producer, opsets, operators } = readSignature(await artifact.read(file), file)
  const nodes = operators.map(({ type, count }) => (count === 1 ? type : `${count} ${type}`))
  const versions = opsets.map(({ domain, version }) => `${domain} ${version}`)
  const by = producer === undefined ? 'unknown producer' : `${producer.name} ${producer.version}`.trim()
  return [by, versions.join(', '), nodes.join(', ')].join('; ')
}

function signature({ name, type, shape }: TensorSpec): string {
  return `${name} ${type}[${shape.map((dim) => (dim === -1 ? 'N' : dim)).join(', ')}]`
}

/** Long lists are cut in the middle: 64 pixel names tell no more than the first and the last. */
function names(title: string, list: readonly string[] | undefined): (readonly [string, string])[] {
  if (list === undefined) return []
  const shown = list.length <= 16 ? list : [...list.slice(0, 8), '…', ...list.slice(-2)]
  return [[title, `${shown.join(', ')}${list.length > 16 ? ` (${list.length})` : ''}`]]
}
