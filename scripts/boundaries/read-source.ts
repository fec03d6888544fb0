import { readFileSync } from 'node:fs'
import ts from 'typescript'

export interface SourceFacts {
  /** Module specifiers of static and dynamic imports and re-exports, without type-only ones' difference. */
  readonly imports: readonly string[]
  /** Whether it holds more than types and re-exports, so that a test is due. */
  readonly hasBehaviour: boolean
}

/** What the boundary check needs to know of a TypeScript file. */
export function readSource(path: string): SourceFacts {
  const text = readFileSync(path, 'utf8')
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true)
  const imports = new Set(ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName))
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isImportMetaResolve(node)) {
      const [first] = node.arguments
      if (first !== undefined && ts.isStringLiteralLike(first)) imports.add(first.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return { imports: [...imports].sort(), hasBehaviour: source.statements.some(isBehaviour) }
}

function isImportMetaResolve(call: ts.CallExpression): boolean {
  return call.expression.getText() === 'import.meta.resolve'
}

/** Literal tables (`as const` objects of strings and numbers) are data; functions, classes and calls are behaviour. */
function isBehaviour(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return false
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return false
  if (!ts.isVariableStatement(statement)) return true
  return statement.declarationList.declarations.some(
    (d) => d.initializer !== undefined && !isData(d.initializer),
  )
}

function isData(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) return isData(node.expression)
  if (ts.isPrefixUnaryExpression(node)) return isData(node.operand)
  if (ts.isBinaryExpression(node)) return isData(node.left) && isData(node.right)
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isData)
  if (ts.isObjectLiteralExpression(node))
    return node.properties.every((p) => ts.isPropertyAssignment(p) && isData(p.initializer))
  return (
    ts.isLiteralExpression(node) ||
    ts.isIdentifier(node) ||
    ts.isPropertyAccessExpression(node) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind)
  )
}
