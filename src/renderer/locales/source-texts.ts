/** Reads from source code which texts it names, and which words stand in a template that ought to be texts. For tests. */
import { NodeTypes, type RootNode, type TemplateChildNode } from '@vue/compiler-core'

/** Names of texts in source code: `'jobs.pause'` as it is, `` `jobs.states.${state}` `` as `jobs.states.*`. */
export function literalsOf(source: string): string[] {
  const quoted = source.matchAll(/'([\w-]+(?:\.[\w-]+)+)'/g)
  const templates = source.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{[^}]*\})*)`/g)
  return [...quoted, ...templates].map(([, literal]) => literal.replaceAll(/\$\{[^}]*\}/g, '*'))
}

/** Attributes that people read or hear. */
const spokenAttributes = [
  'title',
  'aria-label',
  'aria-description',
  'placeholder',
  'alt',
  'label',
  'text',
  'hint',
]

/** Words that stand in a template itself; signs such as a dot between two facts are none. */
export function textsInTemplate(node: RootNode | TemplateChildNode | undefined): string[] {
  if (!node) return []
  if (node.type === NodeTypes.TEXT) return hasWords(node.content) ? [node.content.trim()] : []
  if (node.type !== NodeTypes.ELEMENT && node.type !== NodeTypes.ROOT) return []
  const attributes = node.type === NodeTypes.ELEMENT ? node.props : []
  const spoken = attributes.flatMap((attribute) =>
    attribute.type === NodeTypes.ATTRIBUTE &&
    spokenAttributes.includes(attribute.name) &&
    hasWords(attribute.value?.content ?? '')
      ? [`${attribute.name}="${attribute.value?.content}"`]
      : [],
  )
  return [...spoken, ...node.children.flatMap(textsInTemplate)]
}

function hasWords(text: string): boolean {
  return /\p{L}/u.test(text)
}
