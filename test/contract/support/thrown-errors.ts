/** Reads from source code which errors are made in it, and by which reasons other languages know them. */
import ts from 'typescript'

export interface MadeError {
  /** `src/engine/store/open-library.ts:79` */
  place: string
  /** Null where it is worked out. */
  code: string | null
  /** Several where one of them is chosen; empty where there is none. */
  reasons: string[]
  /** Names of its values, sorted. */
  values: string[]
  /** Null where other code decides. */
  hasHint: boolean | null
  /** Its details come from elsewhere, as those of an error that it goes on with. */
  passesOn: boolean
}

type Details = Omit<MadeError, 'place' | 'code'>

/** Every `new CheekboneError(...)`, and every `{ reason, values }` that is handed to something that makes one. */
export function errorsMadeIn(path: string, source: string): MadeError[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const found: MadeError[] = []
  function visit(node: ts.Node): void {
    const place = `${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
    if (ts.isNewExpression(node) && node.expression.getText() === 'CheekboneError') {
      const [code, , details] = node.arguments ?? []
      const literal = code && ts.isStringLiteral(code) ? code.text : null
      found.push({ place, code: literal, ...detailsOf(details) })
      return
    }
    if (ts.isObjectLiteralExpression(node) && propertyOf(node, 'reason') && propertyOf(node, 'values'))
      found.push({ place, code: null, ...detailsOf(node), hasHint: null })
    else ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

function detailsOf(details: ts.Expression | undefined): Details {
  if (!details) return { reasons: [], values: [], hasHint: false, passesOn: false }
  if (!ts.isObjectLiteralExpression(details))
    return { reasons: [], values: [], hasHint: null, passesOn: true }
  const reasons = textsIn(propertyOf(details, 'reason'))
  const values = propertyOf(details, 'values')
  const isOpen = details.properties.some(ts.isSpreadAssignment)
  return {
    reasons,
    values: values && ts.isObjectLiteralExpression(values) ? namesOf(values).sort() : [],
    hasHint: isOpen ? null : namesOf(details).includes('hint'),
    passesOn: reasons.length === 0 && (isOpen || namesOf(details).includes('reason')),
  }
}

function namesOf(object: ts.ObjectLiteralExpression): string[] {
  return object.properties.flatMap(({ name }) => (name ? [name.getText()] : []))
}

function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = object.properties.find((property) => property.name?.getText() === name)
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined
}

/** The texts that an expression comes to; what is compared to choose among them is none. */
function textsIn(expression: ts.Expression | undefined): string[] {
  if (!expression) return []
  if (ts.isStringLiteral(expression)) return [expression.text]
  if (!ts.isConditionalExpression(expression)) return []
  return [...textsIn(expression.whenTrue), ...textsIn(expression.whenFalse)]
}
