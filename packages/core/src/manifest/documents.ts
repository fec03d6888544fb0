/**
 * Reading JSON documents of an artifact, or for one: every fault is `INVALID_ARTIFACT` and names the document and the
 * place in it. A check takes a {@link Located} value and throws, or returns.
 */
export {
  arrayOf,
  fault,
  isName,
  type Located,
  member,
  nameOf,
  nameWanted,
  objectOf,
  show,
  stringOf,
} from './check-json.ts'
export { checkColumns, checkLabels } from './check-tensors.ts'
export { parseDocument } from './parse-document.ts'
