/** Reads from source code the sentences that it says. */
import ts from 'typescript'

/** What stands for a value that is only known when the code runs. */
const someValue = '7'

/** Texts that begin with a capital and hold a space, with `7` for values; not hints, nor those for which `isOther` holds. */
export function sentencesIn(source: string, isOther: (node: ts.Node) => boolean): string[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true)
  const constants = new Map<string, ts.Expression>()
  const found: string[] = []

  function textOf(node: ts.Expression): string | null {
    if (ts.isStringLiteralLike(node)) return node.text
    if (ts.isTemplateExpression(node))
      return (
        node.head.text +
        node.templateSpans
          .map(({ expression, literal }) => (textOf(expression) ?? someValue) + literal.text)
          .join('')
      )
    if (ts.isIdentifier(node)) {
      const value = constants.get(node.text)
      return value ? textOf(value) : null
    }
    if (!ts.isBinaryExpression(node)) return null
    const sides = [textOf(node.left), textOf(node.right)]
    return sides.includes(null) ? null : sides.join('')
  }

  function collectConstants(node: ts.Node): void {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      constants.set(node.name.text, node.initializer)
    ts.forEachChild(node, collectConstants)
  }

  function visit(node: ts.Node): void {
    if (isOther(node) || (ts.isPropertyAssignment(node) && node.name.getText() === 'hint')) return
    const isText =
      ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) || ts.isBinaryExpression(node)
    const text = isText ? textOf(node) : null
    if (text === null) return ts.forEachChild(node, visit)
    if (/^[A-Z].* /s.test(text)) found.push(text)
  }

  collectConstants(file)
  visit(file)
  return found
}
