import { aggregates, type Header, layoutVersion, leafKinds, magic, precisions } from '../layout.ts'

export function writeHeader(view: DataView, header: Header): void {
  const fields = [
    magic,
    layoutVersion,
    header.recordBytes,
    precisions.indexOf(header.precision),
    aggregates.indexOf(header.aggregate),
    leafKinds.indexOf(header.leafKind),
    header.features,
    header.targets,
    header.trees,
    header.columns,
    header.records,
    header.leaves,
    header.pairs,
  ]
  fields.forEach((field, index) => {
    view.setUint32(index * 4, field, true)
  })
}
