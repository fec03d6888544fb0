import type { Translate } from '../graph/onnx-node.ts'
import { arithmetic } from './arithmetic.ts'
import { combining } from './combine.ts'
import { labelling } from './labels.ts'
import { reshaping } from './reshape.ts'
import { selecting } from './select.ts'
import { tabular } from './tabular.ts'
import { treeEnsembles } from './tree-ensemble.ts'
import { typing } from './types.ts'

/** Every operator that is compiled, by its domain. */
const operators: Readonly<Record<string, Readonly<Record<string, Translate>>>> = {
  '': { ...arithmetic, ...combining, ...reshaping, ...selecting, ...typing },
  'ai.onnx.ml': { ...labelling, ...tabular, ...treeEnsembles },
}

export function translatorOf(domain: string, type: string): Translate | undefined {
  const known = operators[domain]
  return known !== undefined && Object.hasOwn(known, type) ? known[type] : undefined
}
