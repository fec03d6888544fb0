import type { Ensemble } from '../../ensemble/definition.ts'
import type { PlacedStep } from '../keep-used.ts'

/** The same trees on the value that columns were chosen from, where they read such columns. */
export function readThrough(
  x: number,
  ensemble: Ensemble,
  steps: readonly PlacedStep[],
): { readonly x: number; readonly ensemble: Ensemble } {
  const maker = steps.find(({ first }) => first === x)?.step
  if (maker?.kind !== 'columns') return { x, ensemble }
  const { indices } = maker
  const beyond = ensemble.nodes.some((node) => 'feature' in node && indices[node.feature] === undefined)
  if (beyond) return { x, ensemble }
  const nodes = ensemble.nodes.map((node) => {
    return 'feature' in node ? { ...node, feature: indices[node.feature] as number } : node
  })
  return readThrough(maker.x, { ...ensemble, nodes }, steps)
}
